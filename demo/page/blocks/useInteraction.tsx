import type { Confirm } from '@slack/types';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useHost } from './host.ts';
import type { AnyElement, ElementValue } from './values.ts';

export interface Placement {
  blockId: string;
  actionId: string;
  /** Inside an input block: a change only changes the form, unless the block dispatches. */
  silent: boolean;
  /** Names the element for people who do not see it: the id of its label, when an input block gives one. */
  labelId?: string;
  /** What else describes it: hint and error. */
  describedBy?: string;
  invalid?: boolean;
}

interface Interaction {
  value: ElementValue | undefined;
  /** True from the click until the app has answered. */
  pending: boolean;
  /** Keeps the value in the form and, unless silent, tells the app, after asking for confirmation where it is wanted. */
  choose: (value: ElementValue | null) => void;
  dialog: ReactNode;
}

/** How an element keeps and sends what a person does with it. */
export function useInteraction(element: AnyElement, placement: Placement): Interaction {
  const host = useHost();
  const { blockId, actionId, silent } = placement;
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState<{ confirm: Confirm; value: ElementValue | null } | null>(null);
  const confirm = 'confirm' in element ? element.confirm : undefined;

  const send = async (value: ElementValue | null) => {
    if (value) host.change(blockId, actionId, value);
    if (silent) return;
    setPending(true);
    await host.act(element, blockId, actionId, value);
    setPending(false);
  };
  const choose = (value: ElementValue | null) => {
    if (confirm) setAsking({ confirm, value });
    else void send(value);
  };

  return {
    value: host.values[blockId]?.[actionId],
    pending,
    choose,
    dialog: asking && (
      <ConfirmDialog
        confirm={asking.confirm}
        onAnswer={(yes) => {
          setAsking(null);
          if (yes) void send(asking.value);
        }}
      />
    ),
  };
}
