import type { ReactNode } from 'react';
import type { Message } from '../../protocol.ts';
import { useDesk } from '../state/context.ts';
import { replyCount } from '../state/workspace.ts';
import { dayKey, dayLabel, instantOf } from '../time.ts';
import { MessageRow } from './MessageRow.tsx';
import { useReadingPlace } from './useReadingPlace.ts';

const JOINED_WITHIN_S = 5 * 60;

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
  const { list, onScroll, newerBelow, toEnd } = useReadingPlace(id, messages.at(-1));
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
    <div className="message-frame">
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
      {newerBelow && (
        <button type="button" className="newer" onClick={toEnd}>
          New message <span aria-hidden="true">↓</span>
        </button>
      )}
    </div>
  );
}
