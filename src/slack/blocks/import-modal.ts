import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { printMrn } from '../../cable/index.ts';
import { countryName, type Deadline, type DemarcheDraft } from '../../demarche/index.ts';
import type { ImportCheck } from '../../desk/index.ts';
import { CALLBACK } from './actions.ts';
import { citation, deadlineWords } from './facts.ts';
import { checkboxesInput, dateInput, option, textInput, timeInput } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { context, plain, section } from './parts.ts';
import { calendarDate, count, escapeText, list, shorten } from './text.ts';

/** What the preview shows of a long list, and how many deadlines can be corrected in one form. */
const SHOWN = { asks: 6, points: 4, warnings: 5, deadlines: 6, countries: 60 };

const forSchema = z.object({ channel: z.string().nullable(), draft: z.string().nullable() });
/** Where the campaign is to be tracked, and the key of the text that waits for the confirm. */
export type ImportFor = z.infer<typeof forSchema>;

export function importFor(privateMetadata: string): ImportFor {
  try {
    return forSchema.parse(JSON.parse(privateMetadata));
  } catch {
    return { channel: null, draft: null };
  }
}

const modal = (
  callback: string,
  title: string,
  submit: string | null,
  data: ImportFor,
  blocks: KnownBlock[],
) =>
  ({
    type: 'modal',
    callback_id: callback,
    title: plain(title, LIMITS.viewTitle),
    close: plain(submit ? 'Cancel' : 'Close', LIMITS.viewTitle),
    ...(submit ? { submit: plain(submit, LIMITS.viewTitle) } : {}),
    private_metadata: JSON.stringify(data),
    blocks: blocks.slice(0, LIMITS.blocksPerView),
  }) satisfies ModalView;

/** Asks for the cable as a text file. A text input of Slack holds 3,000 characters, which no cable fits into. */
export function importModal(channel: string | null): ModalView {
  return modal(CALLBACK.importFile, 'Import a cable', 'Read it', { channel, draft: null }, [
    section(
      'Choose the cable as a text file. You will see everything that was read out of it before anything is stored or tracked.',
    ),
    {
      type: 'input',
      block_id: 'file',
      label: plain('Cable (text file, 1 MB at most)', LIMITS.inputLabel),
      element: {
        type: 'file_input',
        action_id: 'value',
        filetypes: ['txt', 'text', 'md', 'eml'],
        max_files: 1,
      },
    },
  ]);
}

/** What stands in the modal while the file is read, or when it can not be. */
export function importNotice(text: string): ModalView {
  return modal(CALLBACK.importFile, 'Import a cable', null, { channel: null, draft: null }, [section(text)]);
}

type Readable = Extract<ImportCheck, { type: 'readable' }>;

/** Everything that was read, each fact with its paragraph, to correct and confirm. Nothing is tracked before. */
export function previewModal(view: {
  check: Readable;
  channel: string | null;
  draft: string;
  now: Date;
}): ModalView {
  const { check, channel, draft, now } = view;
  const { cable } = check;
  const facts = check.draft;
  const submit = facts ? (channel ? 'Import and track' : 'Import') : 'Keep for look-up';
  return modal(CALLBACK.importPreview, 'Check before you track', submit, { channel, draft }, [
    section(`*${escapeText(shorten(cable.subject ?? 'No subject', 300))}*`),
    context(`:lock: *${escapeText(check.banner)}*`),
    ...(check.already
      ? [
          section(
            `:information_source: ${printMrn(check.already.mrn)} is already known here. Its answers are kept; confirming tracks it in this channel.`,
          ),
        ]
      : []),
    ...mrnBlocks(cable.mrn),
    ...(facts
      ? factBlocks(facts, now)
      : [
          section(
            'This is *no action request*: it asks no post to deliver anything. It can be kept for look-up with `/cable`.',
          ),
        ]),
    ...warningBlocks(check),
  ]);
}

function mrnBlocks(mrn: string | null): KnownBlock[] {
  if (mrn) return [section(`*MRN* ${printMrn(mrn)}`)];
  return [
    textInput('mrn', 'MRN', null, {
      optional: false,
      most: 40,
      placeholder: '08 STATE 22377',
      hint: 'The text names none. Type year, originator and serial.',
    }),
  ];
}

function factBlocks(facts: DemarcheDraft, now: Date): KnownBlock[] {
  return [
    section(
      `*Why it is an action request*  “${escapeText(shorten(facts.why.quote, 300))}”  ${citation(facts.why)}`,
    ),
    ...deadlineBlocks(facts.deadlines, now),
    listSection(
      'Asks',
      facts.asks.length,
      facts.asks
        .slice(0, SHOWN.asks)
        .map((ask) => `${ask.number}. ${escapeText(shorten(ask.text, 220))}  ${citation(ask)}`),
    ),
    listSection(
      'Talking points',
      facts.talkingPoints.length,
      facts.talkingPoints
        .slice(0, SHOWN.points)
        .map((point) => `${point.number}. ${escapeText(shorten(point.text, 160))}  ${citation(point)}`),
    ),
    ...responderBlocks(facts),
    ...achievedBlocks(facts),
  ];
}

function listSection(title: string, total: number, lines: string[]): KnownBlock {
  const more = total > lines.length ? [`…and ${total - lines.length} more`] : [];
  return section([`*${title}: ${total || 'none was found'}*`, ...lines, ...more].join('\n'));
}

function deadlineBlocks(deadlines: readonly Deadline[], now: Date): KnownBlock[] {
  if (deadlines.length === 0) {
    return [
      section('*Deadlines: none was found.* The cable names no date, so none was assumed.'),
      dateInput('deadline-new-date', 'Deliver by, if you know it', null, {
        hint: 'Close of business at each post, unless you set a time.',
      }),
      timeInput('deadline-new-time', 'At, local time of each post', null),
    ];
  }
  const today = now.toISOString().slice(0, 10);
  return deadlines.slice(0, SHOWN.deadlines).flatMap((deadline, at) => [
    section(
      [
        `*${{ delivery: 'Deliver by', report: 'Report by', 'not-before': 'Not before' }[deadline.kind]} ${deadlineWords(deadline)}*  ${citation(deadline)}`,
        `“${escapeText(shorten(deadline.quote, 300))}”`,
        deadline.assumptions.length > 0 ? `Assumed: ${deadline.assumptions.map(escapeText).join('; ')}` : '',
        deadline.date < today
          ? ':warning: This day has passed. Set a new one, or leave it: then no reminder is sent for it.'
          : '',
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    dateInput(`deadline-${at}-date`, 'Date', deadline.date, { hint: 'Empty it to drop this deadline.' }),
    timeInput(`deadline-${at}-time`, 'Time', deadline.time, {
      hint: deadline.zone
        ? `Clock of ${deadline.zone}.`
        : 'Local time of each post; empty means close of business.',
    }),
  ]);
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
  return [
    section(`*Responders: ${responders.length || 'none was found'}*\n${names(withPost)}`),
    ...(without.length > 0
      ? [section(`*Without a US post: ${without.length}* (shown, never chased)\n${names(without)}`)]
      : []),
    ...(exempted.length > 0 ? [section(`*Exempt: ${exempted.length}*\n${names(exempted)}`)] : []),
  ];
}

/** Proposed, never assumed: nothing is ticked unless a person ticks it. */
function achievedBlocks({ proposedAchieved }: DemarcheDraft): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < proposedAchieved.length; at += LIMITS.checkboxes) {
    const some = proposedAchieved.slice(at, at + LIMITS.checkboxes);
    blocks.push(
      checkboxesInput(
        `achieved-${at}`,
        'Already done, says the cable: record as achieved?',
        some.map(({ country }) => option(country, countryName(country))),
        [],
        { hint: shorten(`“${some[0]?.quote ?? ''}” ${some[0] ? citation(some[0]) : ''}`, 600) },
      ),
    );
  }
  return blocks;
}

function warningBlocks({ cable }: Readable): KnownBlock[] {
  if (cable.warnings.length === 0) return [];
  const lines = cable.warnings
    .slice(0, SHOWN.warnings)
    .map((warning) => `• ${escapeText(shorten(warning.message, 200))}`);
  const more =
    cable.warnings.length > SHOWN.warnings ? [`…and ${cable.warnings.length - SHOWN.warnings} more`] : [];
  const sent = cable.sentAt ? ` Sent ${calendarDate(cable.sentAt.slice(0, 10))}.` : '';
  return [
    section(
      [`*Read with a guess in ${count(cable.warnings.length, 'place')}.*${sent}`, ...lines, ...more].join(
        '\n',
      ),
    ),
  ];
}
