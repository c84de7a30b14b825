/** Captions that say who may not read a cable, each with the forms that can be taken for nothing else. */
const CODEWORDS = {
  NOFORN: 'NOFORN|NO FORN|N O F O R N',
  ORCON: 'ORCON|O R C O N',
  EXDIS: 'EXDIS|EX DIS|E X D I S',
  NODIS: 'NODIS|NO DIS|N O D I S',
  STADIS: 'STADIS|S T A D I S',
  LIMDIS: 'LIMDIS|LIM DIS|L I M D I S',
  PROPIN: 'PROPIN',
  RELIDO: 'RELIDO',
  NOCONTRACT: 'NOCONTRACT',
  'EYES ONLY': 'EYES ONLY',
  'ROGER CHANNEL': 'ROGER CHANNEL',
  'DISSENT CHANNEL': 'DISSENT CHANNEL',
  'MEDICAL CHANNEL': 'MEDICAL CHANNEL',
  'DS CHANNEL': 'DS CHANNEL',
} as const;

type Limit = keyof typeof CODEWORDS;

/** The same captions in words that a sentence may use too, so that they count only where no sentence stands. */
const SPELLED: ReadonlyArray<readonly [Limit, string]> = [
  ['NOFORN', 'NF'],
  ['NOFORN', 'NO FOREIGN (?:DISSEM(?:INATION)?|DISTRIBUTION|RELEASE|ACCESS|NATIONALS?)'],
  ['NOFORN', 'NO DISSEM(?:INATION)? ABROAD'],
  ['NOFORN', 'NOT (?:RELEASABLE|FOR RELEASE) TO (?:ANY )?FOREIGN (?:NATIONALS?|GOVERNMENTS?)'],
  ['ORCON', 'ORIGINATOR CONTROLLED'],
  ['ORCON', 'DISSEMINATION AND EXTRACTION OF INFORMATION CONTROLLED BY ORIGINATOR|CONTROLLED BY ORIGINATOR'],
  ['STADIS', 'STATE DISTRIBUTION ONLY|NO DISTRIBUTION OUTSIDE (?:THE )?(?:DEPARTMENT|DEPT|STATE)'],
  ['EXDIS', 'EXCLUSIVE (?:DISTRIBUTION|DISSEMINATION)'],
  ['NODIS', 'NO (?:DISTRIBUTION|DISSEMINATION)'],
  ['LIMDIS', 'LIMITED (?:DISTRIBUTION|DISSEMINATION)'],
  ['PROPIN', '(?:CAUTION ?-? ?)?PROPRIETARY INFORMATION INVOLVED'],
  ['NOCONTRACT', 'NOT RELEASABLE TO CONTRACTORS?(?:(?:/| OR )CONSULTANTS?)?'],
  ['EYES ONLY', 'EXCLUSIVE(?= FOR |$)'],
];

const LIMITS: ReadonlyArray<readonly [string, string]> = [...Object.entries(CODEWORDS), ...SPELLED];

/** Every form of every such caption, to be put into a pattern. */
export const LIMIT_FORMS = LIMITS.map(([, forms]) => forms).join('|');

const IS_LIMIT = new RegExp(`^(?:${LIMIT_FORMS})$`, 'i');
const NAMED = LIMITS.map(([limit, forms]) => [limit, new RegExp(`^(?:${forms})$`, 'i')] as const);

/** The forms that were met, of which there are few. */
const named = new Map<string, string>();

/**
 * The caption that a printed form stands for, or null when it is none that limits the readers.
 *
 *     limitNamed('No Foreign Dissem')   // 'NOFORN'
 */
export function limitNamed(printed: string): string | null {
  const plain = printed.toUpperCase();
  const known = named.get(plain);
  if (known !== undefined || !IS_LIMIT.test(plain)) {
    return known ?? null;
  }
  const limit = NAMED.find(([, form]) => form.test(plain))?.[0] ?? null;
  if (limit !== null) {
    named.set(plain, limit);
  }
  return limit;
}

/** A form that no sentence uses for anything else, anywhere in a line: `DEPT FOR P - NODIS`. */
export const CODEWORD_INSIDE = new RegExp(`\\b(?:${Object.values(CODEWORDS).join('|')})\\b`, 'gi');

/** Any form, anywhere in a line: `DEPT FOR P - LIMITED DISTRIBUTION`. */
export const LIMIT_INSIDE = new RegExp(`\\b(?:${LIMIT_FORMS})\\b`, 'gi');

/** Whom a cable is for alone: `FOR AMBASSADOR VANE ONLY`. */
export const FOR_SOMEBODY_ONLY =
  /\bFOR (?:THE )?(?:AMB(?:ASSADOR)?|CHARGE|DCM|COM|CHIEFS? OF MISSION|PRINCIPAL OFFICER|(?:(?:UNDER|ASSISTANT|DEPUTY) ?)?SECRETARY)\b.{0,40}\bONLY\b/i;
