import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { memo, useContext, useMemo } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { channelTitle, personOf, ThemeContext, useDesk } from '../state/context.ts';
import { clockTime, longDay, slackDate, zoneLabel } from '../time.ts';
import { readMrkdwn, readPlain } from './mrkdwn.ts';

function PersonMention({ id }: { id: string }) {
  const desk = useDesk();
  const mine = id === desk.me.id;
  return <span className={mine ? 'mention mention-me' : 'mention'}>@{personOf(desk, id).realName}</span>;
}

function ChannelMention({ id }: { id: string }) {
  const desk = useDesk();
  const channel = desk.workspace.snapshot.channels.find((one) => one.id === id);
  if (!channel) return <span className="mention">#private-channel</span>;
  return (
    <button type="button" className="mention mention-channel" onClick={() => desk.openChannel(id)}>
      #{channelTitle(desk, channel)}
    </button>
  );
}

function DateToken({ seconds, tokens, fallback }: { seconds: number; tokens: string; fallback: string }) {
  const { me, now } = useDesk();
  const instant = new Date(seconds * 1000);
  if (Number.isNaN(instant.getTime())) return <span>{fallback}</span>;
  const title = `${longDay(instant, me.tz)}, ${clockTime(instant, me.tz)} (${zoneLabel(me.tz, instant)})`;
  return (
    <time dateTime={instant.toISOString()} title={title}>
      {slackDate(seconds, tokens, me.tz, now)}
    </time>
  );
}

type Hooks = NonNullable<Parameters<typeof Message>[0]['hooks']>;

/** One set for the whole page: what they show comes from the context, so it follows the acting person. */
const HOOKS: Hooks = {
  user: ({ id }) => <PersonMention id={id} />,
  channel: ({ id }) => <ChannelMention id={id} />,
  atHere: () => <span className="mention mention-all">@here</span>,
  atChannel: () => <span className="mention mention-all">@channel</span>,
  atEveryone: () => <span className="mention mention-all">@everyone</span>,
  date: ({ timestamp, format, fallback }) => (
    <DateToken seconds={Number(timestamp)} tokens={format} fallback={fallback} />
  ),
  emoji: (data, parse) => {
    const drawn = parse(data);
    return drawn === data.name ? `:${data.name}:` : drawn;
  },
  link: ({ href, children }) =>
    /^(?:https?:|mailto:|tel:|\/)/.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
};

/** Blocks that only show something, drawn by slack-blocks-to-jsx. */
export const Drawn = memo(function Drawn({ block }: { block: { type: string } }) {
  const theme = useContext(ThemeContext);
  return <Message withoutWrapper theme={theme} name="" logo="" blocks={[toDrawn(block)]} hooks={HOOKS} />;
});

/** The library's types know fewer optional fields than Slack's; it ignores those that it does not know. */
const toDrawn = (block: { type: string }) => block as Block;

/**
 * A text object. The library's own mrkdwn reader is markdown in disguise: it drops `# 1`, reads 10:30:45 as an emoji
 * and turns an escaped `<!channel>` back into a mention. So the text is read here, and the library draws rich text.
 */
export function Text({ text }: { text: PlainTextElement | MrkdwnElement }) {
  return text.type === 'plain_text' ? <PlainText text={text.text} /> : <Mrkdwn text={text.text} />;
}

export function Mrkdwn({ text }: { text: string }) {
  const block = useMemo(() => readMrkdwn(text), [text]);
  return <Drawn block={block} />;
}

/** Text without markup; stays inline when no emoji has to be drawn. */
export function PlainText({ text }: { text: string }) {
  const block = useMemo(() => readPlain(text), [text]);
  const section = block.elements[0];
  const only =
    section?.type === 'rich_text_section' && section.elements.length === 1 ? section.elements[0] : null;
  return only?.type === 'text' ? <span className="plain">{only.text}</span> : <Drawn block={block} />;
}
