import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCable } from '../../../src/cable/index.ts';
import { draftDemarche } from '../../../src/demarche/draft/index.ts';

// The real cable lies beside the project, and is not copied into it: where it is absent these tests say that they are skipped.
const file = join(import.meta.dirname, '../../../../shared/cables/08STATE22377.txt');
const raw = existsSync(file) ? readFileSync(file, 'utf8') : '';

describe.skipIf(raw === '')('the real cable 08 STATE 22377, as read by hand', () => {
  const draft = raw === '' ? null : draftDemarche(parseCable(raw));

  it('is an action request because it says so in ¶1', () => {
    expect(draft?.why).toMatchObject({ paragraph: 1, portion: 'SBU' });
  });

  it('sets one delivery deadline, though its day stands behind a false paragraph mark', () => {
    expect(draft?.deadlines).toMatchObject([
      {
        kind: 'delivery',
        date: '2008-03-07',
        time: null,
        zone: null,
        exclusive: false,
        paragraph: 1,
        portion: 'SBU',
      },
    ]);
  });

  it('makes no haste of its own and asks for no report', () => {
    expect(draft).toMatchObject({
      urgency: [],
      reportingInstruction: null,
      nonPaper: false,
      postInstructions: [],
    });
  });

  it('asks four things in ¶2', () => {
    expect(draft?.asks.map(({ number, paragraph, portion }) => [number, paragraph, portion])).toEqual(
      [1, 2, 3, 4].map((number) => [number, 2, 'C']),
    );
  });

  it('has nine points in ¶5, two of them with a note', () => {
    expect(draft?.talkingPoints.map(({ paragraph }) => paragraph)).toEqual(new Array(9).fill(5));
    expect(draft?.talkingPoints.map(({ notes }) => notes.length)).toEqual([0, 1, 0, 0, 0, 0, 0, 1, 0]);
    expect(draft?.talkingPoints.filter(({ text }) => /NOTE|\(\s*\)|\s{2}/.test(text))).toEqual([]);
  });

  it('names one point of contact with phone and e-mail', () => {
    expect(draft?.pointsOfContact).toHaveLength(1);
    expect(draft?.pointsOfContact[0]?.phone).toMatch(/^1 202-/);
    expect(draft?.pointsOfContact[0]?.email).toMatch(/@state\.gov$/);
  });

  it('knows the summit of 13–14 March and no other event', () => {
    expect(draft?.events).toMatchObject([{ date: '2008-03-13', endDate: '2008-03-14', paragraph: 2 }]);
  });

  it('proposes the five states that it says have done it, from ¶3', () => {
    expect(draft?.proposedAchieved.map(({ country, paragraph }) => [country, paragraph])).toEqual(
      ['SN', 'AF', 'TR', 'AL', 'MY'].map((country) => [country, 3]),
    );
  });

  it('takes out Mauritania and, through Antananarivo, the Comoros', () => {
    expect(draft?.exempted.map(({ country, post }) => [country, post])).toEqual([
      ['MR', 'AMEMBASSY NOUAKCHOTT'],
      ['KM', 'AMEMBASSY ANTANANARIVO'],
    ]);
    expect(draft?.responders).toHaveLength(55);
  });

  it('carries a span to the printed words with every fact', () => {
    const spans = [
      draft?.why,
      ...(draft?.deadlines ?? []),
      ...(draft?.asks ?? []),
      ...(draft?.events ?? []),
      ...(draft?.proposedAchieved ?? []),
      ...Object.values(draft?.mentions ?? {}).flat(),
    ];
    const plain = (text: string) => text.replace(/\[¶\]\(#\)|STATE 00022377 \d+ OF \d+|\s+/g, '');
    expect(spans.map((fact) => plain(raw.slice(fact?.span.start, fact?.span.end)))).toEqual(
      spans.map((fact) => plain(fact?.quote ?? '')),
    );
  });
});
