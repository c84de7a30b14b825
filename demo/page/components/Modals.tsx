import type { ModalView } from '@slack/types';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Blocks } from '../blocks/Blocks.tsx';
import { useBlockHost } from '../blocks/host.ts';
import { PlainText } from '../blocks/Text.tsx';
import { ownErrors } from '../blocks/values.ts';
import { personOf, useDesk } from '../state/context.ts';
import type { OpenView } from '../state/workspace.ts';
import { Avatar } from './Avatar.tsx';
import { knownBlocks } from './HomePane.tsx';
import { CloseIcon } from './icons.tsx';

type OpenModal = ModalView & { id: string };

const isModal = (view: OpenView): view is OpenModal => view.type === 'modal';

interface FormProps {
  view: OpenModal;
  /** The top of the stack; those under it keep what was typed, out of sight. */
  onTop: boolean;
  onClose: (view: OpenModal) => void;
  titleId: string;
}

function ModalForm({ view, onTop, onClose, titleId }: FormProps) {
  const desk = useDesk();
  const { bot } = desk.workspace.snapshot;
  const blocks = knownBlocks(view);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const host = useBlockHost('modal', { viewId: view.id }, blocks, errors);
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    body.current?.querySelector('.has-error')?.scrollIntoView({ block: 'center' });
    body.current
      ?.querySelector<HTMLElement>('.has-error :is(input, textarea, button)')
      ?.focus({ preventScroll: true });
  }, [errors]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const own = ownErrors(blocks, host.values);
    setErrors(own);
    if (Object.keys(own).length > 0) return;
    setBusy(true);
    try {
      const answer = await desk.api.submitView(view.id, host.values);
      setErrors(answer.errors ?? {});
    } catch (error) {
      desk.fail(error);
    }
    setBusy(false);
  };

  return (
    <form className="modal-form" hidden={!onTop} noValidate onSubmit={(event) => void submit(event)}>
      <header className="modal-head">
        <Avatar person={personOf(desk, bot.userId)} size={26} />
        <h2 id={onTop ? titleId : undefined}>
          <PlainText text={view.title.text} />
        </h2>
        <button type="button" className="tool" aria-label="Close this window" onClick={() => onClose(view)}>
          <CloseIcon />
        </button>
      </header>
      <div ref={body} className="modal-body" tabIndex={-1}>
        <Blocks blocks={blocks} host={host} />
      </div>
      <footer className="modal-foot">
        <button type="button" className="button" onClick={() => onClose(view)}>
          <PlainText text={view.close?.text ?? 'Cancel'} />
        </button>
        {view.submit && (
          <button
            type="submit"
            className={`button button-solid ${busy ? 'is-pending' : ''}`}
            aria-busy={busy || undefined}
          >
            <PlainText text={view.submit.text} />
          </button>
        )}
      </footer>
    </form>
  );
}

function Stack({ views }: { views: readonly OpenModal[] }) {
  const { api, fail } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const top = views.at(-1);
  const topId = top?.id;
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    if (topId === undefined) return;
    dialog.current
      ?.querySelector<HTMLElement>(
        '.modal-form:not([hidden]) .modal-body :is(input, textarea, button):not([type=file])',
      )
      ?.focus({ preventScroll: true });
  }, [topId]);
  const close = (view: OpenModal) => void api.closeView(view.id).catch(fail);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={titleId}
      data-testid="modal"
      data-view-id={topId}
      onCancel={(event) => {
        event.preventDefault();
        if (top) close(top);
      }}
    >
      {views.map((view) => (
        <ModalForm key={view.id} view={view} onTop={view === top} onClose={close} titleId={titleId} />
      ))}
    </dialog>
  );
}

/** The stack of modals that the app opened for this person; only the top one is seen. */
export function Modals() {
  const { workspace } = useDesk();
  const views = workspace.views.filter(isModal);
  return views.length > 0 ? <Stack views={views} /> : null;
}
