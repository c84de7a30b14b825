import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCable } from '../../src/cable/index.ts';
import type { Board, Demarche, Entry, ResponsePatch } from '../../src/demarche/index.ts';
import { buildBoard, draftDemarche } from '../../src/demarche/index.ts';
import { demarche, ledger } from '../demarche/build.ts';

const SAMPLE = join(import.meta.dirname, '../../samples/08STATE22377.txt');

export const NOW = new Date('2008-03-06T15:00:00Z');

/** The sample cable's demarche, as an import would open it. */
export function sampleDemarche(): Demarche {
  const cable = parseCable(readFileSync(SAMPLE, 'utf8'));
  const draft = draftDemarche(cable);
  if (draft === null) throw new Error('the sample asks for nothing');
  return demarche(draft, {
    subject: cable.subject ?? '',
    tags: cable.tags,
    marking: { level: 'CONFIDENTIAL', captions: ['SIPDIS'], declassifyOn: '2018-03-04' },
  });
}

/** The board of a demarche with one entry a country. */
export function boardOf(
  of: Demarche,
  said: Readonly<Record<string, ResponsePatch>>,
  now: Date = NOW,
): { board: Board; entries: Entry[] } {
  const entries = Object.entries(said).flatMap(([country, patch]) =>
    ledger(country, ['U1', { type: 'record', patch }]),
  );
  return { board: buildBoard({ demarche: of, entries, owners: new Map(), now }), entries };
}

/** Twenty answers of every kind to the sample cable. */
export const TWENTY: Readonly<Record<string, ResponsePatch>> = {
  SN: { delivery: 'delivered', position: 'achieved', deliveredOn: '2008-03-05', level: 'Foreign Minister' },
  MY: {
    delivery: 'delivered',
    position: 'achieved',
    deliveredOn: '2008-03-06',
    interlocutor: 'Deputy Secretary General',
    quote: 'We have already said so in public.',
  },
  TR: { delivery: 'delivered', position: 'achieved' },
  AF: { position: 'achieved' },
  AL: { delivery: 'delivered', position: 'achieved' },
  JO: {
    delivery: 'delivered',
    position: 'supports',
    quote: 'Our delegation will speak in favour.',
    followUpOn: '2008-03-10',
    asks: { 1: 'supports', 2: 'leans-yes' },
  },
  AE: { delivery: 'delivered', position: 'supports' },
  BH: { delivery: 'delivered', position: 'supports' },
  BF: { delivery: 'delivered', position: 'supports', paperLeft: true },
  GM: { delivery: 'delivered', position: 'leans-yes' },
  MV: { delivery: 'delivered', position: 'leans-yes' },
  SA: { delivery: 'delivered', position: 'leans-yes' },
  ID: { delivery: 'delivered', position: 'noncommittal', note: 'The ministry waits for its parliament.' },
  PK: { delivery: 'delivered', position: 'noncommittal' },
  EG: { delivery: 'delivered', position: 'noncommittal' },
  DZ: { delivery: 'delivered', position: 'leans-no' },
  AZ: { delivery: 'delivered', position: 'opposes', quote: 'Separatism is a precedent.' },
  KZ: { delivery: 'delivered' },
  NG: { delivery: 'unable', reason: 'No appointment before the deadline.' },
  GY: { delivery: 'nil' },
};
