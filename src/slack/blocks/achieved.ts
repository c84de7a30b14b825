import type { Board, Demarche } from '../../demarche/index.ts';
import type { RecordOutcome } from '../../desk/index.ts';
import { title } from './facts.ts';
import { noticeMessage } from './notices.ts';
import type { MessageContent } from './parts.ts';
import { escapeText } from './text.ts';

/** Rows with a proposal that nobody has confirmed or overtaken with another answer. */
export function openProposals({ rows }: Board) {
  return rows.filter((row) => row.proposedAchieved !== null && row.position === null);
}

/** What came of recording, for each of them, what the cable says is achieved. Who answered meanwhile was first, so that record waits. */
export function achievedMessage(
  demarche: Demarche,
  outcomes: ReadonlyArray<{ name: string; type: RecordOutcome['type'] }>,
): MessageContent {
  const namesOf = (wanted: RecordOutcome['type']) =>
    outcomes.filter(({ type }) => type === wanted).map(({ name }) => escapeText(name));
  const [recorded, held] = [namesOf('recorded'), namesOf('held')];
  const lines = [
    `*${title(demarche)}*`,
    ...(outcomes.length === 0 ? ['Somebody has already recorded an answer for each of them.'] : []),
    ...(recorded.length > 0
      ? [
          `:white_check_mark: Recorded as achieved, as the cable says: ${recorded.join(', ')}. \`/demarche history\` has an Undo for each.`,
        ]
      : []),
    ...(held.length > 0
      ? [
          `:warning: Somebody was first with a different answer for ${held.join(', ')}. Yours is kept, but not in force: \`/demarche status ${held[0]}\` shows both, to choose.`,
        ]
      : []),
  ];
  return noticeMessage(lines.join('\n'));
}
