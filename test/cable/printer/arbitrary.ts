import fc from 'fast-check';
import type { ClassificationLevel, Precedence } from '../../../src/cable/index.ts';
import type {
  AddresseeFacts,
  BulletFacts,
  CableFacts,
  Moment,
  Origin,
  ParagraphFacts,
  ReferenceFacts,
} from './facts.ts';
import { headings, officers, openedWith, prose, sentence, signers, subjectWords } from './words.ts';

const origins: Origin[] = [
  { name: 'SECSTATE WASHDC', numbersAs: 'STATE', station: 'RUEHC' },
  { name: 'AMEMBASSY BAKU', numbersAs: 'BAKU', station: 'RUEHKB' },
  { name: 'AMEMBASSY KUALA LUMPUR', numbersAs: 'KUALA LUMPUR', station: 'RUEHKL' },
  { name: 'USMISSION USUN NEW YORK', numbersAs: 'USUN NEW YORK', station: 'RUCNDT' },
  { name: 'AMCONSUL JEDDAH', numbersAs: 'JEDDAH', station: 'RUEHJI' },
  { name: 'USMISSION USNATO', numbersAs: 'USNATO', station: 'RUEHNO' },
];

const posts: Array<[string, string]> = [
  ['AMEMBASSY TOKYO', 'RUEHKO'],
  ['AMEMBASSY ABU DHABI', 'RUEHAD'],
  ['AMEMBASSY PORT OF SPAIN', 'RUEHSP'],
  ['AMCONSUL ST PETERSBURG', 'RUEHLN'],
  ['USMISSION USNATO', 'RUEHNO'],
  ['USOFFICE PRISTINA', 'RUEHPS'],
  ['AMEMBASSY BANDAR SERI BEGAWAN', 'RUEHBD'],
];
const collectives: Array<[string, string]> = [
  ['EU MEMBER STATES COLLECTIVE', 'RUCNMEM'],
  ['ISLAMIC COLLECTIVE', 'RUEHZZ'],
];
const offices: Array<[string, string]> = [
  ['DEPT OF DEFENSE WASHINGTON DC', 'RUEKJCS'],
  ['CIA WASHINGTON DC', 'RUEAIIA'],
  ['NSC WASHINGTON DC', 'RHEHNSC'],
];

const precedences: Precedence[] = ['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE'];

const addressee: fc.Arbitrary<AddresseeFacts> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...posts).map((one) => ['post', ...one] as const) },
      { weight: 1, arbitrary: fc.constantFrom(...collectives).map((one) => ['collective', ...one] as const) },
      { weight: 1, arbitrary: fc.constantFrom(...offices).map((one) => ['office', ...one] as const) },
    ),
    fc.boolean(),
    fc.option(fc.constantFrom(...precedences)),
    fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 9999 }).map((n) => String(n).padStart(4, '0')),
        fc.constant('7721-7722'),
      ),
    ),
  )
  .map(([[kind, name, routing], routed, precedence, serial]) => ({
    kind,
    name,
    routing: routed ? routing : null,
    precedence,
    serial,
  }));

const addressees = (minLength: number, maxLength: number) =>
  fc.uniqueArray(addressee, { minLength, maxLength, selector: ({ name }) => name });

const moment: fc.Arbitrary<Moment> = fc.record({
  year: fc.integer({ min: 1973, max: 2010 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});

/** The executive order that was in force that year, with what it prints when no date is given. */
function orderOf(year: number): { number: string; withoutDate: string } {
  if (year < 1979) return { number: '11652', withoutDate: 'GDS' };
  if (year < 1983) return { number: '12065', withoutDate: 'N/A' };
  if (year < 1996) return { number: '12356', withoutDate: 'OADR' };
  return { number: year < 2010 ? '12958' : '13526', withoutDate: 'N/A' };
}

/** Nobody refers to a cable of a later year. */
const reference = (sentIn: number): fc.Arbitrary<ReferenceFacts> =>
  fc.record({
    numbersAs: fc.constantFrom('STATE', 'JEDDAH', 'KUALA LUMPUR', 'USUN NEW YORK', 'LISBON'),
    serial: fc.integer({ min: 1, max: 199_999 }),
    year: fc.option(fc.integer({ min: Math.max(1973, sentIn - 12), max: sentIn })),
    notal: fc.boolean(),
  });

const portions: Record<ClassificationLevel, string[]> = {
  UNCLASSIFIED: ['U'],
  SBU: ['SBU', 'U'],
  CONFIDENTIAL: ['C', 'SBU', 'U', 'C/NF'],
  SECRET: ['S', 'C', 'S//NF', 'S/NF', 'U'],
  'TOP SECRET': ['TS', 'S', 'U'],
};

const paragraph = (level: ClassificationLevel): fc.Arbitrary<ParagraphFacts> =>
  fc.record({
    portion: fc.constantFrom(...portions[level]),
    heading: fc.option(fc.constantFrom(...headings)),
    prose,
    bullets: fc.oneof(
      { weight: 2, arbitrary: fc.constant<BulletFacts[]>([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc.record({
            text: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
            subPoints: fc.constant<string[]>([]),
          }),
          { minLength: 2, maxLength: 4 },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.array(fc.record({ text: sentence, subPoints: fc.array(sentence, { maxLength: 2 }) }), {
          minLength: 2,
          maxLength: 3,
        }),
      },
    ),
  });

function toldApart(paragraphs: readonly ParagraphFacts[]): ParagraphFacts[] {
  let index = 0;
  const open = (text: string) =>
    text
      .split(/(?<=\.) (?=[A-Z])/)
      .map((one) => openedWith(index++, one))
      .join(' ');
  return paragraphs.map((one) => ({
    ...one,
    prose: open(one.prose),
    bullets: one.bullets.map(({ text, subPoints }) => ({ text: open(text), subPoints: subPoints.map(open) })),
  }));
}

const levels: ClassificationLevel[] = ['UNCLASSIFIED', 'SBU', 'CONFIDENTIAL', 'SECRET', 'TOP SECRET'];

/** Facts of a cable that could have been sent between 1973 and 2010. */
export const cableFacts: fc.Arbitrary<CableFacts> = fc
  .tuple(fc.constantFrom(...levels), moment)
  .chain(([level, sentAt]) =>
    fc.record({
      origin: fc.constantFrom(...origins),
      serial: fc.integer({ min: 1, max: 199_999 }),
      sentAt: fc.constant(sentAt),
      precedence: fc.constantFrom(...precedences),
      action: addressees(1, 5),
      info: addressees(0, 4),
      exempt: fc.uniqueArray(
        fc.constantFrom('AMEMBASSY BERN', 'AMEMBASSY TEL AVIV', 'AMEMBASSY VATICAN', 'AMCONSUL HONG KONG'),
        {
          maxLength: 4,
        },
      ),
      level: fc.constant(level),
      captions: fc
        .subarray(['SIPDIS', 'NOFORN', 'EXDIS'])
        .map((captions) => (level === 'SBU' ? ['SENSITIVE', ...captions] : captions)),
      sections: fc.option(fc.integer({ min: 2, max: 4 })),
      passTo: fc.subarray(['USEU BRUSSELS', 'USOFFICE PRISTINA']),
      executiveOrder: fc
        .option(fc.tuple(fc.integer({ min: 5, max: 25 }), fc.integer({ min: 1, max: 28 })))
        .map((declassify) => {
          const { number, withoutDate } = orderOf(sentAt.year);
          if (declassify === null || level === 'UNCLASSIFIED' || level === 'SBU')
            return { number, declassifyOn: null, event: withoutDate };
          const [years, day] = declassify;
          const month = String(sentAt.month).padStart(2, '0');
          return {
            number,
            declassifyOn: `${sentAt.year + years}-${month}-${String(day).padStart(2, '0')}`,
            event: null,
          };
        }),
      tags: fc.uniqueArray(
        fc.constantFrom('PREL', 'UNSC', 'PGOV', 'KV', 'EFIS', 'MARR', 'ETRD', 'UNMIK', 'YI', 'OIIP'),
        {
          minLength: 1,
          maxLength: 7,
        },
      ),
      subject: subjectWords,
      references: fc.uniqueArray(reference(sentAt.year), {
        maxLength: 4,
        selector: ({ numbersAs, serial }) => `${numbersAs} ${serial}`,
      }),
      classifiedBy: fc
        .tuple(fc.constantFrom(...officers), fc.subarray(['b', 'c', 'd'], { minLength: 1 }))
        .map(([who, letters]) =>
          level === 'UNCLASSIFIED' || level === 'SBU' || sentAt.year < 1996
            ? null
            : { who, reasons: letters.map((letter) => `${sentAt.year < 2004 ? '1.5' : '1.4'}(${letter})`) },
        ),
      paragraphs: fc
        .tuple(fc.array(paragraph(level), { minLength: 1, maxLength: 9 }), fc.integer({ min: 0, max: 3 }))
        // Cables of before the eighties often mark no portions at all.
        .map(([all, chance]) =>
          toldApart(sentAt.year < 1985 && chance > 0 ? all.map((one) => ({ ...one, portion: null })) : all),
        ),
      signer: fc.constantFrom(...signers),
    }),
  );
