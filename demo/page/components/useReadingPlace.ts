import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../../protocol.ts';

const NEAR_END_PX = 120;

interface ReadingPlace {
  list: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  /** Something newer stands below what the reader sees. */
  newerBelow: boolean;
  toEnd: () => void;
}

const isWriting = (list: HTMLElement) =>
  document.activeElement instanceof HTMLTextAreaElement &&
  list.closest('.pane, .thread')?.contains(document.activeElement) === true;

/**
 * Where the reader is in a list of messages. At its end they stay at the end, also when a card grows; further up they
 * are left alone and told that something came. What they wrote or asked for is shown, a long answer from its beginning.
 */
export function useReadingPlace(conversation: string, newest: Message | undefined, me: string): ReadingPlace {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef<{ conversation: string; ts: string | undefined }>({ conversation: '', ts: undefined });
  const [newerBelow, setNewerBelow] = useState(false);

  const toEnd = useCallback(() => {
    atEnd.current = true;
    setNewerBelow(false);
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, []);

  const ts = newest?.ts;
  const own = newest?.user === me;
  const forMe = own || newest?.ephemeralTo === me;
  useLayoutEffect(() => {
    const element = list.current;
    const before = seen.current;
    seen.current = { conversation, ts };
    if (!element || before.conversation !== conversation || before.ts === undefined) return toEnd();
    if (before.ts === ts) return;
    if (!atEnd.current && !own && !(forMe && isWriting(element))) return setNewerBelow(true);
    toEnd();
    const row = [...element.querySelectorAll<HTMLElement>('.message')].at(-1);
    if (!forMe || !row || row.offsetHeight <= element.clientHeight) return;
    atEnd.current = false;
    element.scrollTop = row.offsetTop;
  }, [conversation, ts, own, forMe, toEnd]);

  useEffect(() => {
    const element = list.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const follow = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    follow.observe(content);
    follow.observe(element);
    return () => follow.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const element = list.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    if (atEnd.current) setNewerBelow(false);
  }, []);
  return { list, onScroll, newerBelow, toEnd };
}
