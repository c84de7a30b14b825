import { useEffect } from 'react';
import { CloseIcon } from './icons.tsx';

export interface Toast {
  id: number;
  text: string;
}

const SHOWN_FOR_MS = 12_000;

function OneToast({ toast, onDone }: { toast: Toast; onDone: (id: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => onDone(toast.id), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [toast.id, onDone]);
  return (
    <div className="toast" role="alert" data-testid="toast">
      <span>{toast.text}</span>
      <button type="button" className="tool" aria-label="Dismiss" onClick={() => onDone(toast.id)}>
        <CloseIcon />
      </button>
    </div>
  );
}

/** Failures, in words, until they are dismissed or have been there long enough to read. */
export function Toasts({ toasts, onDone }: { toasts: readonly Toast[]; onDone: (id: number) => void }) {
  return (
    <div className="toasts">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} onDone={onDone} />
      ))}
    </div>
  );
}
