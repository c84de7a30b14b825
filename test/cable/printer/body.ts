import type { BulletFacts, CableFacts, ParagraphFacts } from './facts.ts';
import { blank, type Line, line, wrap } from './lines.ts';
import type { Style } from './style.ts';

function bulletLines(marker: string, text: string, style: Style): Line[] {
  const printed = `${marker}${style.tightBullets ? '' : ' '}${text}`;
  return [
    ...wrap(printed, style.columns).map((one, index) => line('bullet', one, index === 0)),
    ...(style.blankBetweenBullets ? [blank] : []),
  ];
}

function pointLines({ text, subPoints }: BulletFacts, style: Style): Line[] {
  const [marker, subMarker] = style.bulletMarkers;
  return [
    ...bulletLines(marker, text, style),
    ...subPoints.flatMap((subPoint) => bulletLines(subMarker, subPoint, style)),
  ];
}

function ruledHeading(heading: string): Line[] {
  const rule = line('heading', '-'.repeat(heading.length));
  return [rule, line('heading', heading), rule, blank];
}

function paragraphLines(
  { portion, heading, prose, bullets }: ParagraphFacts,
  number: number,
  style: Style,
): Line[] {
  const mark = portion === null ? '' : ` (${portion})`;
  const runIn = heading !== null && style.headingForm === 'run-in';
  const run = `${number}.${mark} ${runIn ? `${heading}: ` : ''}${prose}`;
  return [
    ...(heading === null || runIn ? [] : ruledHeading(heading)),
    ...wrap(run, style.columns).map((text, index) => line('paragraph', text, index === 0)),
    blank,
    ...bullets.flatMap((bullet) => pointLines(bullet, style)),
    ...(bullets.length > 0 && !style.blankBetweenBullets ? [blank] : []),
  ];
}

/** The numbered paragraphs, the signer and what comes behind. */
export function bodyLines(facts: CableFacts, style: Style): Line[] {
  const body = facts.paragraphs.flatMap((paragraph, index) => paragraphLines(paragraph, index + 1, style));
  const tail = style.breakTexts
    ? [
        line('tail', 'BT'),
        line('tail', `#${String(facts.serial % 10_000).padStart(4, '0')}`),
        line('tail', 'NNNN'),
      ]
    : [];
  if (!style.signerAtLineEnd) return [...body.slice(0, -1), line('signer', facts.signer), ...tail];
  const last = body.findLastIndex(({ part }) => part !== 'blank');
  return [
    ...body.slice(0, last),
    ...body.slice(last, last + 1).map((one) => ({ ...one, text: `${one.text} ${facts.signer}` })),
    ...tail,
  ];
}
