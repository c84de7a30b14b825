import type { Confirm } from '@slack/types';
import { useEffect, useId, useRef } from 'react';
import { PlainText, Text } from './Text.tsx';

/** Asks before an action is sent; Escape and the backdrop mean no. */
export function ConfirmDialog({ confirm, onAnswer }: { confirm: Confirm; onAnswer: (yes: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal confirm"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onAnswer(false);
      }}
    >
      <header className="modal-head">
        <h2 id={titleId}>
          <PlainText text={confirm.title?.text ?? 'Are you sure?'} />
        </h2>
      </header>
      <div className="modal-body">
        <Text text={confirm.text} />
      </div>
      <footer className="modal-foot">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          <PlainText text={confirm.deny?.text ?? 'Cancel'} />
        </button>
        <button
          type="button"
          className={`button ${confirm.style === 'danger' ? 'button-danger-solid' : 'button-solid'}`}
          onClick={() => onAnswer(true)}
        >
          <PlainText text={confirm.confirm?.text ?? 'Yes'} />
        </button>
      </footer>
    </dialog>
  );
}
