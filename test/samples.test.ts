import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCable } from '../src/cable/index.ts';
import { cableJson } from '../src/cli/cable-json.ts';
import { draftDemarche } from '../src/demarche/index.ts';
import { breachesOf, inventionsOf } from './cable/invariants.ts';

const samples = join(import.meta.dirname, '../samples');
const cables = readdirSync(samples).filter((name) => name.endsWith('.txt'));

const read = (name: string) => readFileSync(join(samples, name), 'utf8');
const expectedOf = (name: string): { cable: object; draft: object | null } =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, 'samples', name.replace('.txt', '.expected.json')), 'utf8'),
  );

describe('every sample is read as its expectation says', () => {
  it.each(cables)('%s', (name) => {
    const raw = read(name);
    const expected = expectedOf(name);
    const cable = parseCable(raw);
    expect(cable).toMatchObject(expected.cable);
    expect(breachesOf(cable, raw)).toEqual([]);
    const draft = draftDemarche(cable);
    expect(inventionsOf(draft, raw)).toEqual([]);
    if (expected.draft === null) expect(draft).toBeNull();
    else expect(draft).toMatchObject(expected.draft);
  });
});

/** The names of all keys in it; those of `mentions` are countries. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(keysIn);
  return Object.entries(value).flatMap(([key, inner]) => [
    key,
    ...(key === 'mentions' ? Object.values(inner).flatMap(keysIn) : keysIn(inner)),
  ]);
}

describe('docs/parse-json.md names every key that is printed for a sample', () => {
  const doc = readFileSync(join(import.meta.dirname, '../docs/parse-json.md'), 'utf8');
  const named = new Set(
    [...doc.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code.match(/[A-Za-z]+/g) ?? []),
  );
  it.each(cables)('%s', (name) => {
    const cable = parseCable(read(name));
    const printed = new Set(keysIn(cableJson(name, cable, draftDemarche(cable))));
    expect([...printed].filter((key) => !named.has(key))).toEqual([]);
  });
});

describe('the campaign sample', () => {
  const draft = draftDemarche(parseCable(read('08STATE22377.txt')));

  it('proposes the five states that have already recognized as achieved, each with its sentence', () => {
    const proposed = draft?.proposedAchieved ?? [];
    expect(proposed.map(({ country }) => country).sort()).toEqual(['AF', 'AL', 'MY', 'SN', 'TR']);
    expect(proposed.every(({ quote, paragraph }) => quote.includes('Five members') && paragraph === 3)).toBe(
      true,
    );
  });

  it('leaves the exempt posts and what they are accredited to out of those who owe an answer', () => {
    const owing = draft?.responders.map(({ country }) => country) ?? [];
    const exempted = draft?.exempted.map(({ country }) => country) ?? [];
    expect(exempted).toEqual(expect.arrayContaining(['MR', 'KM']));
    expect(owing).toEqual(expect.arrayContaining(['SN', 'MY', 'ID', 'TR']));
    expect(owing.filter((country) => exempted.includes(country))).toEqual([]);
  });
});

const real = join(import.meta.dirname, '../../shared/cables/08STATE22377.txt');

describe.runIf(existsSync(real))('the sample and the cable that it retells', () => {
  it('carry the same facts', () => {
    const facts = (raw: string) => {
      const cable = parseCable(raw);
      const draft = draftDemarche(cable);
      return {
        header: [cable.mrn, cable.sentAt, cable.precedence, cable.signer, cable.sections, cable.tags],
        classification: cable.classification?.level,
        addressees: [cable.action, cable.info, cable.exempt].map((list) => list.map(({ name }) => name)),
        references: cable.references.map(({ mrn }) => mrn),
        paragraphs: cable.paragraphs.map(({ number, printed, portion, bullets }) => [
          number,
          printed,
          portion,
          bullets.length,
        ]),
        deadlines: draft?.deadlines.map(({ kind, date, paragraph }) => [kind, date, paragraph]),
        asks: draft?.asks.length,
        notes: draft?.talkingPoints.map(({ notes }) => notes.length),
        contacts: draft?.pointsOfContact.length,
        events: draft?.events.map(({ date, endDate }) => [date, endDate]),
        responders: draft?.responders.map(({ country, post }) => [country, post]),
        exempted: draft?.exempted.map(({ country, post }) => [country, post]),
        achieved: draft?.proposedAchieved.map(({ country }) => country).sort(),
      };
    };
    expect(facts(read('08STATE22377.txt'))).toEqual(facts(readFileSync(real, 'utf8')));
  });

  it('share no sentence', () => {
    const sentences = (raw: string) =>
      parseCable(raw)
        .paragraphs.flatMap(({ text }) => text.split(/(?<=[.;:!?"])\s+/))
        .filter((sentence) => sentence.length > 30);
    const ours = new Set(sentences(read('08STATE22377.txt')));
    expect(sentences(readFileSync(real, 'utf8')).filter((sentence) => ours.has(sentence))).toEqual([]);
  });
});
