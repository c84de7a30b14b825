import type { ModalView } from '@slack/types';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
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
    desk.awaiting.current = true;
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

function Stack({ views, notices }: { views: readonly OpenModal[]; notices: ReactNode }) {
  const { api, fail, change } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const top = views.at(-1);
  const topId = top?.id;
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing it, rather than only taking it away, gives the focus back to where it was.
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (topId === undefined) return;
    dialog.current
      ?.querySelector<HTMLElement>('.modal-form:not([hidden]) .modal-body :is(input, textarea, button)')
      ?.focus({ preventScroll: true });
  }, [topId]);
  const close = (view: OpenModal) => {
    const event = { type: 'view_closed', viewId: view.id, all: view.clear_on_close === true } as const;
    change({ type: 'event', event, reading: null });
    api.closeView(view.id).catch(fail);
  };
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
      {notices}
    </dialog>
  );
}

/**
 * The stack of modals that the app opened for this person; only the top one is seen. Notices stand inside the dialog
 * while there is one: whatever is outside it can be neither clicked nor heard.
 */
export function Modals({ notices }: { notices: ReactNode }) {
  const { workspace } = useDesk();
  const views = workspace.views.filter(isModal);
  return views.length > 0 ? <Stack views={views} notices={notices} /> : notices;
}
