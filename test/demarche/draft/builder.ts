import type { Block, Cable, Paragraph } from '../../../src/cable/index.ts';

/** A small cable from lines: `1. (SBU) text`, `-- bullet`, `= HEADING`. Only what the draft reads is filled in. */
export function cableOf(body: string, header: Partial<Cable> = {}): Cable {
  const paragraphs: Paragraph[] = [];
  let offset = 0;
  for (const line of body.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    if (line.trim() === '') continue;
    const opening = /^(?<number>\d{1,2})\. (?:\((?<portion>[A-Z/]+)\) )?/.exec(line);
    if (opening !== null || paragraphs.length === 0) {
      paragraphs.push({
        number: opening === null ? null : Number(opening.groups?.number),
        printed: opening?.groups?.number ?? null,
        portion: opening?.groups?.portion ?? null,
        heading: null,
        text: '',
        bullets: [],
        span: { start, end: offset - 1 },
        blocks: [],
      });
    }
    const current = paragraphs.at(-1);
    current?.blocks.push(blockOf(line, start, opening?.[0].length ?? 0));
  }
  return { ...EMPTY, ...header, paragraphs };
}

function blockOf(line: string, start: number, skip: number): Block {
  const marker = /^(?<indent>\s*)(?<marker>--|-|=) /.exec(line);
  const from = marker === null ? skip : marker[0].length;
  const text = line.slice(from);
  const at = start + from;
  const type = marker === null ? 'prose' : marker.groups?.marker === '=' ? 'heading' : 'bullet';
  return {
    type,
    text,
    span: { start: at, end: at + text.length },
    runs: [[0, at]],
    marker: type === 'bullet' ? (marker?.groups?.marker ?? null) : null,
    depth: (marker?.groups?.indent?.length ?? 0) > 0 ? 1 : 0,
    mark: null,
  };
}

const nowhere = { start: 0, end: 0 };

const EMPTY: Cable = {
  mrn: '08STATE1',
  corrected: false,
  partial: false,
  transmission: null,
  precedence: 'IMMEDIATE',
  sentAt: '2008-03-05T12:00:00Z',
  from: { name: 'SECSTATE WASHDC', span: nowhere },
  action: [],
  info: [],
  exempt: [],
  classification: null,
  otherMarkings: [],
  sections: null,
  passTo: [],
  executiveOrder: null,
  tags: [],
  subject: null,
  references: [],
  classifiedBy: null,
  paragraphs: [],
  signer: null,
  spans: {},
  warnings: [],
};

/** An action or exempt addressee by name. */
export function addressee(name: string, kind: 'post' | 'collective' | 'office' = 'post') {
  return { name, kind, routing: null, precedence: null, serial: null, span: nowhere };
}
