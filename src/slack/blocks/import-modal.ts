import type { KnownBlock, ModalView } from '@slack/types';
import { printMrn } from '../../cable/index.ts';
import { countryName, type DemarcheDraft } from '../../demarche/index.ts';
import { ACTION, CALLBACK } from './actions.ts';
import { briefLines } from './fact-lines.ts';
import { citation } from './facts.ts';
import { achievedGroups } from './import-achieved.ts';
import { ownChanges, standingChanges } from './import-changes.ts';
import { deadlineLines } from './import-deadlines.ts';
import { otherWords } from './import-other.ts';
import { replyBlocks } from './import-reply.ts';
import { type ImportPart, type ImportSheet, importView } from './import-sheet.ts';
import { channelInput, textInput } from './inputs.ts';
import { button, context, section } from './parts.ts';
import { escapeText, list, shorten } from './text.ts';

/** What the preview itself shows of a long list; all of it stands behind the button beside it. */
const SHOWN = { deadlines: 6, asks: 8, points: 4, countries: 60, sentences: 4, changes: 8 };

/** Everything that was read, each fact with its paragraph, to correct and confirm. Nothing is tracked before. */
export function previewModal(sheet: ImportSheet): ModalView {
  const { check, channel, facts, key } = sheet;
  return importView({
    callback: CALLBACK.importPreview,
    title: facts ? 'Check before you track' : 'Check this cable',
    submit: submitWords(sheet),
    is: { channel, draft: key },
    blocks: [
      section(`*${escapeText(shorten(check.cable.subject ?? 'No subject', 300))}*`),
      context(`:lock: *${escapeText(check.banner)}*`),
      ...(sheet.notice ? [section(`:white_check_mark: ${sheet.notice}`)] : []),
      ...mrnBlocks(sheet),
      ...standingBlocks(sheet),
      ...replyBlocks(check),
      ...(facts ? [channelBlock(channel), ...factBlocks(facts, sheet)] : noRequest(sheet)),
      ...otherBlocks(sheet),
    ],
  });
}

/** What the button at the bottom does; null when there is nothing to confirm. */
export function submitWords(sheet: ImportSheet): string | null {
  const { check, facts, channel } = sheet;
  if (!facts) return check.kept === 'this' || check.already ? null : 'Keep for look-up';
  if (!check.already) return channel ? 'Import and track' : 'Confirm';
  if (check.kept === 'another' || standingChanges(sheet).length > 0) return 'Confirm changes';
  return 'Track';
}

function noRequest({ check }: ImportSheet): KnownBlock[] {
  if (check.already) {
    return [
      section(
        'This text is *no action request*, but the one that is followed now was. Nothing is changed: its facts and answers stand.',
      ),
    ];
  }
  const known = check.kept === 'this' ? 'It is kept already.' : 'It can be kept for look-up with `/cable`.';
  return [section(`This is *no action request*: it asks no post to deliver anything. ${known}`)];
}

function mrnBlocks({ check, mrn }: ImportSheet): KnownBlock[] {
  if (check.cable.mrn) return [section(`*MRN* ${printMrn(check.cable.mrn)}`)];
  return [
    textInput('mrn', 'MRN', mrn, {
      optional: false,
      most: 40,
      placeholder: '08 STATE 22377',
      hint: 'The text names none. Type year, originator and serial.',
    }),
  ];
}

/** A demarche of the same MRN stands: what confirming would change of it. */
function standingBlocks(sheet: ImportSheet): KnownBlock[] {
  const { already, kept } = sheet.check;
  if (!already) return [];
  const changes = standingChanges(sheet);
  const copy = sheet.check.cable.corrected ? 'a corrected copy' : 'another text';
  const what = kept === 'this' ? 'the same text' : `${copy} of the same MRN`;
  const closed =
    already.state === 'closed'
      ? '\n:warning: It is closed. Reopen it first with `/demarche reopen`; until then nothing can be changed.'
      : '';
  const brief = briefLines(changes, sheet.answered);
  const lines = brief.slice(0, SHOWN.changes).map((line) => `• ${line}`);
  const heading = `:information_source: *${printMrn(already.mrn)} is followed already; this is ${what}.* Every answer is kept.${closed}`;
  const body =
    changes.length === 0
      ? '*No fact changes.*'
      : `*What confirming changes:*\n${lines.join('\n')}${more(brief.length - lines.length)}`;
  return [
    section(
      `${heading}\n${body}`,
      brief.length < changes.length || brief.length > lines.length
        ? part('changes', 'See all changes')
        : undefined,
    ),
  ];
}

/** Near the top: who came from a DM has to choose it, and would not look for it below everything else. */
const channelBlock = (channel: string | null): KnownBlock =>
  channelInput('channel', 'Track in this channel', channel, {
    hint: 'Its members see the card, the answers and the reminders. Invite me there first. Empty: import now, track later.',
  });

function factBlocks(facts: DemarcheDraft, sheet: ImportSheet): KnownBlock[] {
  const { asks, talkingPoints } = facts;
  return [
    section(
      `*Why it is an action request*  “${escapeText(shorten(facts.why.quote, 300))}”  ${citation(facts.why)}`,
    ),
    ...deadlineBlocks(facts, sheet),
    ...listBlocks(
      'Asks',
      asks.length,
      asks
        .slice(0, SHOWN.asks)
        .map((ask) => `${ask.number}. ${escapeText(shorten(ask.text, 240))}  ${citation(ask)}`),
      part('asks', asks.length > 0 ? 'Change asks' : 'Add asks'),
    ),
    ...listBlocks(
      'Talking points',
      talkingPoints.length,
      talkingPoints
        .slice(0, SHOWN.points)
        .map((point) => `${point.number}. ${escapeText(shorten(point.text, 160))}  ${citation(point)}`),
      (sheet.check.proposal?.talkingPoints.length ?? 0) > 0
        ? part('points', 'See and change all')
        : undefined,
    ),
    ...responderBlocks(facts),
    ...achievedBlocks(sheet),
    ...correctionBlocks(sheet),
  ];
}

const part = (of: ImportPart, words: string) =>
  button(words, `${ACTION.importPart}:${of}`, of, { label: words });

const more = (number: number): string => (number > 0 ? `\n…and ${number} more` : '');

/** The heading carries the button, so that the text below has the whole width. */
function listBlocks(
  title: string,
  total: number,
  lines: string[],
  accessory: ReturnType<typeof button> | undefined,
): KnownBlock[] {
  return [
    section(`*${title}: ${total || 'none was found'}*`, accessory),
    ...(lines.length > 0 ? [section(lines.join('\n') + more(total - lines.length))] : []),
  ];
}

function deadlineBlocks({ deadlines }: DemarcheDraft, { now }: ImportSheet): KnownBlock[] {
  if (deadlines.length === 0) {
    return [
      section(
        '*Deadlines: none was found.* The cable names no date, so none is assumed and nobody is reminded.',
        part('deadlines', 'Set a deadline'),
      ),
    ];
  }
  const shown = deadlines.slice(0, SHOWN.deadlines);
  return [
    section(`*Deadlines: ${deadlines.length}*`, part('deadlines', 'Change deadlines')),
    ...shown.map((deadline, at) =>
      section(
        `${deadlineLines(deadline, now)}${at === shown.length - 1 ? more(deadlines.length - shown.length) : ''}`,
      ),
    ),
  ];
}

function responderBlocks({ responders, exempted }: DemarcheDraft): KnownBlock[] {
  const names = (those: DemarcheDraft['responders']) => {
    const shown = those.slice(0, SHOWN.countries).map(({ country }) => escapeText(countryName(country)));
    return those.length > shown.length
      ? `${shown.join(', ')} and ${those.length - shown.length} more`
      : list(shown);
  };
  const withPost = responders.filter(({ post }) => post !== null);
  const without = responders.filter(({ post }) => post === null);
  const through = [...new Set(responders.map(({ via }) => via))].slice(0, 5);
  return [
    section(
      `*Responders: ${responders.length || 'none was found'}*${through.length > 0 ? `, through ${escapeText(shorten(list(through), 300))}` : ''}`,
      part('responders', responders.length > 0 ? 'Change responders' : 'Add responders'),
    ),
    ...(withPost.length > 0 ? [section(names(withPost))] : []),
    ...(without.length > 0
      ? [section(`*Without a US post: ${without.length}* (shown, never chased)\n${names(without)}`)]
      : []),
    ...(exempted.length > 0 ? [section(`*Exempt (XMT): ${exempted.length}*\n${names(exempted)}`)] : []),
  ];
}

function achievedBlocks(sheet: ImportSheet): KnownBlock[] {
  const groups = achievedGroups(sheet);
  if (groups.length <= SHOWN.sentences) return groups.flat();
  const ticked = sheet.achieved.length;
  return [
    section(
      `*Already done, says the cable of some countries.* ${ticked > 0 ? `${ticked} are ticked to be recorded as achieved.` : 'None is recorded as achieved unless you tick it.'}`,
      part('achieved', 'See and tick'),
    ),
  ];
}

function correctionBlocks(sheet: ImportSheet): KnownBlock[] {
  const own = ownChanges(sheet);
  if (own.length === 0) return [];
  const brief = briefLines(own, []);
  const lines = brief.slice(0, SHOWN.changes).map((line) => `• ${line}`);
  return [
    section(
      `:pencil2: *Changed by a person, not as the cable has it: ${own.length}*\n${lines.join('\n')}${more(brief.length - lines.length)}`,
      brief.length < own.length || brief.length > lines.length
        ? part('changes', 'See all changes')
        : undefined,
    ),
  ];
}

function otherBlocks(sheet: ImportSheet): KnownBlock[] {
  const words = otherWords(sheet);
  return words ? [section(`*Also read:* ${words}`, part('other', 'See it all'))] : [];
}
