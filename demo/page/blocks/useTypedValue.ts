import { useState } from 'react';
import { useHost } from './host.ts';
import type { Placement } from './useInteraction.tsx';
import { chosenIn, type ElementValue, elementValue } from './values.ts';

interface Typed {
  /** What the field shows: the words being typed, else what is kept. */
  shown: string;
  unreadable: boolean;
  type: (words: string) => void;
  /** When the field is left or Enter is pressed: words that can be read become the value. */
  commit: () => void;
  /** Forgets the words, after a choice made otherwise. */
  forget: () => void;
}

/**
 * A date or a time that people may also type. In a form every word is kept at once, readable or not, so that a
 * submission never sends an older value than the one on the screen; elsewhere only what can be read is sent.
 */
export function useTypedValue(
  elementType: string,
  placement: Placement,
  print: (chosen: unknown) => string,
  read: (words: string) => unknown,
  choose: (value: ElementValue) => void,
): Typed {
  const host = useHost();
  const kept = print(chosenIn(host.values[placement.blockId]?.[placement.actionId]));
  const [draft, setDraft] = useState<string | null>(null);
  const unreadable = draft !== null && draft.trim() !== '' && read(draft) === null;
  const valueOfWords = (words: string) =>
    elementValue(elementType, words.trim() === '' ? null : (read(words) ?? words));
  return {
    shown: draft ?? kept,
    unreadable,
    type: (words) => {
      setDraft(words);
      if (placement.silent) host.change(placement.blockId, placement.actionId, valueOfWords(words));
    },
    commit: () => {
      if (draft === null || unreadable) return;
      setDraft(null);
      if (!placement.silent && draft !== kept) choose(valueOfWords(draft));
    },
    forget: () => setDraft(null),
  };
}
