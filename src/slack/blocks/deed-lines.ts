import type { Board, Deed, FactChange } from '../../demarche/index.ts';
import { countryName } from '../../demarche/index.ts';
import { toldLines } from './fact-lines.ts';
import { settingsChanges } from './reminder-settings.ts';
import { count, dateToken, escapeText } from './text.ts';

/** Changes of facts beyond this are counted: the history tells that they moved, the card and the preview what they are now. */
const FACTS_SHOWN = 8;

/** `*Deliver by* 7 Mar 2008 → 12 Mar 2008`; where its words may not be shown, that it changed. */
function factLines(changes: readonly FactChange[], board: Board): string[] {
  const answered = board.rows.filter(({ revision }) => revision > 0).map(({ country }) => country);
  const lines = toldLines(changes, answered);
  const more = lines.length - FACTS_SHOWN;
  return [...lines.slice(0, FACTS_SHOWN), ...(more > 0 ? [`and ${count(more, 'more change')}`] : [])].map(
    (line) => `• ${line}`,
  );
}

/** `switched the reminders in #kosovo off`; else what was set there, a line each. */
function reminderLines({ channel, from, to }: Extract<Deed, { type: 'remind' }>): string[] {
  const switched =
    from.off === to.off ? '' : `switched the reminders in <#${channel}> ${to.off ? 'off' : 'on again'}`;
  const changes = settingsChanges(from, to).map((line) => `• ${line}`);
  if (changes.length === 0) return [switched];
  return [switched ? `${switched}, and changed:` : `changed the reminders in <#${channel}>:`, ...changes];
}

function whatWasDone(deed: Deed, board: Board): string[] {
  switch (deed.type) {
    case 'close':
      return ['closed the campaign'];
    case 'reopen':
      return ['opened the campaign again'];
    case 'track':
      return [`let <#${deed.channel}> follow it`];
    case 'untrack':
      return [`stopped <#${deed.channel}> following it`];
    case 'assign': {
      const name = `*${escapeText(countryName(deed.country))}*`;
      if (deed.to === null) return [`took ${deed.from ? `<@${deed.from}>` : 'the name'} off ${name}`];
      const before = deed.from ? `, which was <@${deed.from}>’s` : '';
      return [`gave ${name} to <@${deed.to}>${before}`];
    }
    case 'remind':
      return reminderLines(deed);
    case 'amend':
      return deed.changes.length === 0
        ? ['put another text of the cable in place; no fact changed']
        : ['changed the facts:', ...factLines(deed.changes, board)];
  }
}

/** What was done to a campaign besides recording answers, as lines of its history; the first says when and who. */
export function deedLines(deed: Deed, board: Board, zone: string): [first: string, ...others: string[]] {
  const [first = '', ...others] = whatWasDone(deed, board);
  return [`${dateToken(new Date(deed.at), zone, 'short')} · <@${deed.by}> ${first}`, ...others];
}

/** The first line of every history. */
export function openedLine({ demarche }: Board, zone: string): string {
  return `${dateToken(new Date(demarche.openedAt), zone, 'short')} · <@${demarche.openedBy}> imported the cable and opened the campaign`;
}
