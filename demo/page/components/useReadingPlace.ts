import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../../protocol.ts';
import { useDesk } from '../state/context.ts';

const NEAR_END_PX = 120;

interface ReadingPlace {
  list: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  /** Something newer stands below what the reader sees. */
  newerBelow: boolean;
  toEnd: () => void;
}

const gapBelow = (list: HTMLElement) => list.scrollHeight - list.scrollTop - list.clientHeight;

/**
 * Where the reader is in a list of messages. At its end they stay at the end, also when a card grows; further up they
 * are left alone and told that something came. What they wrote or asked for is shown, a long answer from its beginning.
 */
export function useReadingPlace(conversation: string, newest: Message | undefined): ReadingPlace {
  const { me, awaiting } = useDesk();
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
  const own = newest?.user === me.id;
  const forMe = own || newest?.ephemeralTo === me.id;
  useLayoutEffect(() => {
    const element = list.current;
    const before = seen.current;
    seen.current = { conversation, ts };
    if (!element || before.conversation !== conversation || before.ts === undefined) return toEnd();
    if (ts === undefined || Number(ts) <= Number(before.ts)) return;
    const row = [...element.querySelectorAll<HTMLElement>('.message')].at(-1);
    const height = row?.offsetHeight ?? 0;
    // The scroll event of a reader who has just left the end may still be on its way, so the place itself is asked too.
    atEnd.current &&= gapBelow(element) - height < NEAR_END_PX;
    const askedFor = forMe && awaiting.current;
    if (!atEnd.current && !own && !askedFor) return setNewerBelow(true);
    if (askedFor && !own) awaiting.current = false;
    toEnd();
    if (!forMe || !row || height <= element.clientHeight) return;
    atEnd.current = false;
    element.scrollTop = row.offsetTop;
  }, [conversation, ts, own, forMe, awaiting, toEnd]);

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
    atEnd.current = gapBelow(element) < NEAR_END_PX;
    if (atEnd.current) setNewerBelow(false);
  }, []);
  return { list, onScroll, newerBelow, toEnd };
}
