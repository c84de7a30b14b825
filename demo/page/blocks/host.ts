import type { KnownBlock } from '@slack/types';
import { createContext, useCallback, useContext, useRef, useState } from 'react';
import type { StateValues } from '../../protocol.ts';
import type { Container } from '../api.ts';
import { useDesk } from '../state/context.ts';
import { type AnyElement, actionOf, type ElementValue, reconcile } from './values.ts';

/** What the elements of one message or view share: where they are, what they hold, and how a click leaves them. */
export interface BlockHost {
  surface: 'message' | 'modal' | 'home';
  container: Container;
  values: StateValues;
  errors: Readonly<Record<string, string>>;
  change: (blockId: string, actionId: string, value: ElementValue) => void;
  /** Sends the action with the form's newest values; resolves when the app has answered. */
  act: (element: AnyElement, blockId: string, actionId: string, value: ElementValue | null) => Promise<void>;
}

export const HostContext = createContext<BlockHost | null>(null);

export function useHost(): BlockHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('an element needs a message or a view around it');
  return host;
}

export function useBlockHost(
  surface: BlockHost['surface'],
  container: Container,
  blocks: readonly KnownBlock[],
  errors: Readonly<Record<string, string>> = {},
): BlockHost {
  const { api, awaiting, fail } = useDesk();
  const [form, setForm] = useState(() => ({ blocks, values: reconcile({}, blocks) }));
  const latest = useRef(form.values);
  if (form.blocks !== blocks) {
    latest.current = reconcile(latest.current, blocks);
    setForm({ blocks, values: latest.current });
  }

  const change = useCallback((blockId: string, actionId: string, value: ElementValue) => {
    latest.current = {
      ...latest.current,
      [blockId]: { ...latest.current[blockId], [actionId]: value },
    };
    setForm((before) => ({ ...before, values: latest.current }));
  }, []);

  const act: BlockHost['act'] = async (element, blockId, actionId, value) => {
    awaiting.current = false;
    try {
      const action = actionOf(element, blockId, actionId, value);
      await api.action({ container, action, state: latest.current });
    } catch (error) {
      fail(error);
    }
  };

  return { surface, container, values: form.values, errors, change, act };
}
