import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Message } from '../../protocol.ts';
import { useDesk } from '../state/context.ts';
import { replyCount } from '../state/workspace.ts';
import { dayKey, dayLabel, instantOf } from '../time.ts';
import { MessageRow } from './MessageRow.tsx';

const JOINED_WITHIN_S = 5 * 60;
const NEAR_BOTTOM_PX = 120;

function joins(message: Message, before: Message | undefined, sameDay: boolean): boolean {
  return (
    before !== undefined &&
    sameDay &&
    before.user === message.user &&
    before.ephemeralTo === null &&
    message.ephemeralTo === null &&
    Number(message.ts) - Number(before.ts) < JOINED_WITHIN_S
  );
}

/**
 * Stays at the newest message while the reader is there, also when a card grows; leaves them alone when they read up,
 * until something comes that is meant for them: what they wrote themselves, or what only they can see.
 */
function useStickToEnd(key: string, ownNewest: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const toEnd = useCallback(() => {
    atEnd.current = true;
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another channel starts at its end
  useLayoutEffect(toEnd, [key]);
  useLayoutEffect(() => {
    if (ownNewest === undefined) return;
    toEnd();
    const element = list.current;
    const newest = [...(element?.querySelectorAll<HTMLElement>('.message') ?? [])].at(-1);
    if (!element || !newest || newest.offsetHeight <= element.clientHeight) return;
    // An answer longer than the screen is read from its beginning.
    atEnd.current = false;
    element.scrollTop = newest.offsetTop;
  }, [ownNewest, toEnd]);
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
  const onScroll = () => {
    const element = list.current;
    if (element)
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_BOTTOM_PX;
  };
  return { list, onScroll };
}

interface Props {
  /** Another key is another conversation. */
  id: string;
  label: string;
  messages: readonly Message[];
  inThread: boolean;
  intro?: ReactNode;
}

/** Messages under their days, newest at the bottom. */
export function MessageList({ id, label, messages, inThread, intro }: Props) {
  const { me, now, workspace } = useDesk();
  const newest = messages.at(-1);
  const meant = newest?.user === me.id || newest?.ephemeralTo === me.id;
  const { list, onScroll } = useStickToEnd(id, meant ? newest?.ts : undefined);
  const rows: ReactNode[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const instant = instantOf(message.ts);
    const sameDay = before !== undefined && dayKey(instantOf(before.ts), me.tz) === dayKey(instant, me.tz);
    if (!sameDay && !inThread)
      rows.push(
        <h2 key={`day-${message.ts}`} className="day-divider">
          <span>{dayLabel(instant, me.tz, now)}</span>
        </h2>,
      );
    rows.push(
      <MessageRow
        key={message.ts}
        message={message}
        joined={!(inThread && before === messages[0]) && joins(message, before, sameDay)}
        replies={replyCount(workspace, message)}
        inThread={inThread}
      />,
    );
    if (inThread && before === undefined && messages.length > 1)
      rows.push(
        <p key="count" className="thread-count">
          <span>{messages.length === 2 ? '1 reply' : `${messages.length - 1} replies`}</span>
        </p>,
      );
    before = message;
  }
  return (
    <div
      ref={list}
      className="message-list"
      role="log"
      aria-live="off"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      <div className="message-list-inner">
        {intro}
        {rows}
      </div>
    </div>
  );
}
