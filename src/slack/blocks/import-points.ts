import type { KnownBlock, ModalView } from '@slack/types';
import type { TalkingPoint } from '../../demarche/index.ts';
import { ACTION, CALLBACK } from './actions.ts';
import { citation } from './facts.ts';
import { type ImportFor, type ImportSheet, importView } from './import-sheet.ts';
import { type FormValues, fieldOf, textInput } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { actions, button, context, verbatim } from './parts.ts';
import { escapeText, shorten, split } from './text.ts';

/** What one block shows of a point. */
const PIECE = 3_000;

/** Every point to the letter, with a button to change it and one to drop it. */
export function pointGroups({ facts, check }: ImportSheet): KnownBlock[][] {
  const points = facts?.talkingPoints ?? [];
  const all = [...points, ...(check.draft?.talkingPoints ?? []).filter((one) => !holds(points, one))].sort(
    (a, b) => a.number - b.number,
  );
  return all.map((point) => {
    const stands = holds(points, point);
    const lead = [
      point.parent === null ? '' : '↳',
      `${point.number}.`,
      stands ? '' : 'Dropped:',
      point.contingent ? 'If raised:' : '',
    ];
    const say = (text: string) => ({ label: `${text} talking point ${point.number}` });
    const value = String(point.number);
    return [
      ...(point.set ? [context(`For one set only: ${escapeText(shorten(point.set, 300))}`)] : []),
      ...split(point.text, PIECE).map((piece, at, { length }) =>
        verbatim(
          at === 0 ? lead.filter(Boolean).join(' ') : '',
          piece,
          at === length - 1 ? citation(point) : '',
        ),
      ),
      ...point.notes.map((note) => verbatim('Note, not to be delivered:', shorten(note, PIECE))),
      actions(`point-${point.number}`, [
        ...(stands
          ? [
              button('Change…', `${ACTION.importPoint}:edit`, value, say('Change')),
              button('Drop', `${ACTION.importPoint}:drop`, value, say('Drop')),
            ]
          : [button('Take back', `${ACTION.importPoint}:keep`, value, say('Take back'))]),
      ]),
    ];
  });
}

const holds = (points: readonly TalkingPoint[], { number }: TalkingPoint): boolean =>
  points.some((one) => one.number === number);

/** The points after a click on Drop or Take back. */
export function keepPoint({ facts, check }: ImportSheet, number: number, keep: boolean): TalkingPoint[] {
  const others = (facts?.talkingPoints ?? []).filter((point) => point.number !== number);
  const printed = check.proposal?.talkingPoints.find((point) => point.number === number);
  return keep && printed ? [...others, printed].sort((a, b) => a.number - b.number) : others;
}

/** One point in fields that each hold a part of it. Its notes stay as they are. */
export function pointModal(sheet: ImportSheet, point: TalkingPoint, is: Partial<ImportFor>): ModalView {
  const pieces = split(point.text, LIMITS.plainTextInput);
  return importView({
    callback: CALLBACK.importPoint,
    title: `Talking point ${point.number}`,
    submit: 'Save',
    close: 'Back',
    is: { ...is, channel: sheet.channel, draft: sheet.key, point: point.number },
    blocks: [
      context(
        `${citation(point)} · What you change is said to be changed by a person; the cable stays as it is.`,
      ),
      ...pieces.map((piece, at) =>
        textInput(
          `text-${at}`,
          pieces.length === 1 ? 'To be delivered' : `To be delivered, part ${at + 1}`,
          piece,
          {
            multiline: true,
            optional: at > 0,
          },
        ),
      ),
    ],
  });
}

/** The points after one was changed; a point of which nothing was changed stays to the letter. */
export function readPoint(values: FormValues, { facts }: ImportSheet, number: number): TalkingPoint[] {
  return (facts?.talkingPoints ?? []).map((point) => {
    if (point.number !== number) return point;
    const pieces = split(point.text, LIMITS.plainTextInput);
    const typed = pieces.map((_, at) => fieldOf(values, `text-${at}`) ?? '');
    const untouched = typed.every((text, at) => text === pieces[at]?.trim());
    return untouched ? point : { ...point, text: typed.filter(Boolean).join(' ') };
  });
}
