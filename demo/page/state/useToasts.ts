import { useCallback, useRef, useState } from 'react';
import { ApiFailure } from '../api.ts';
import type { Toast } from '../components/Toasts.tsx';
import { failureWords } from '../failures.ts';

/** The same failure often arrives twice, as the answer and as an event; within this time it is said once. */
const SAME_WITHIN_MS = 3_000;

function wordsOf(failure: unknown): string {
  if (typeof failure === 'string') return failureWords(failure);
  if (failure instanceof ApiFailure) return failureWords(failure.code);
  return failure instanceof Error ? failure.message : 'That did not work.';
}

export function useToasts() {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const last = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  const nextId = useRef(0);
  const fail = useCallback((failure: unknown) => {
    const text = wordsOf(failure);
    const at = performance.now();
    const same = last.current.text === text && at - last.current.at < SAME_WITHIN_MS;
    last.current = { text, at };
    if (same) return;
    nextId.current += 1;
    const id = nextId.current;
    setToasts((before) => [...before.slice(-2), { id, text }]);
  }, []);
  const done = useCallback((id: number) => setToasts((before) => before.filter((one) => one.id !== id)), []);
  return { toasts, fail, done };
}
