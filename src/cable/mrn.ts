import { fullYear } from './dates.ts';

const TYPED = /^\s*['’]?(?:19|20)?(\d\d)[\s-]*([A-Za-z][A-Za-z .'’-]{0,40}[A-Za-z])[\s-]*0*(\d{1,8})\s*$/;
const MONTH =
  /^(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)$/;
/** Before the number, any of these says that it is no telegram: `IIR 6 832`, `UNSCR 1737`, `DTG 301601Z`. */
const NOT_ORIGINATORS =
  /^(?:OUR|YOUR|REF|REFS|REFTEL|SEPTEL|INFCIRC|IIR|DTG|MSG|UNSCR|UNSC|UNGA|RES|RESOLUTION|NOTE|NOTES|MEMO|MEMORANDUM|LETTER|EMAIL|EMAILS|MAIL|MAILS|E-MAIL|E-MAILS|FAX|TELCON|TELECON|PHONECON|FBIS|OSC|PARA|PARAS|PARAGRAPH|PL|HR|FAM|FAH|CFR|USC|EO|DIN|TD|TDX|POINTS|DAILY|REPORT|SUBJ|SUBJECT|ON|AT|OF|AND|TO|FROM|DATED|AM|PM|FOR|NO|NOS|CIRCULAR|AIRGRAM|SECTION|PAGE|PART|ITEM|ANNEX|ARTICLE|VERSION|ROOM|FLOOR|STREET|PERCENT|MILLION|BILLION|YEARS|DAYS|HOURS)$/;

/** The originator as it stands in an MRN: blanks and points out, the Department's and the posts' titles off. `AMEMBASSY TEL AVIV` -> `TELAVIV`. */
export function originatorCode(name: string): string {
  const plain = name
    .toUpperCase()
    .replace(
      /^(?:UNCLAS{1,2}\s+)?(?:(?:AMEMBASSY|EMBASSY|AMCONSUL|AMCONGEN|USMISSION|USOFFICE|USINT|USLO|REO)\s+)?/,
      '',
    )
    .replace(/\s+(?:CABLES?|TELEGRAMS?|TELS?)$/, '')
    .replace(/\s+(?:WASHDC|WASHINGTON(?:\s+DC)?)$/, '')
    .replace(/[^A-Z]/g, '');
  return plain === 'SECSTATE' ? 'STATE' : plain;
}

/** False for what stands before numbers in reference lines but sends no telegrams: months, `UNSCR`, `IIR`, `DTG`. */
export function isOriginator(name: string): boolean {
  const words = name
    .toUpperCase()
    .split(/[\s.]+/)
    .filter((word) => word !== '');
  // "PORT OF SPAIN": small words may stand inside a name, never at its ends.
  const ends = [words[0], words.at(-1)];
  return (
    words.length > 0 &&
    originatorCode(name).length >= 2 &&
    !words.some((word) => MONTH.test(word)) &&
    !ends.some((word) => word !== undefined && NOT_ORIGINATORS.test(word))
  );
}

/** Puts an MRN together from its parts, or null when a part is missing. `mrnOf(2008, 'SECSTATE', '022377')` -> `08STATE22377`. */
export function mrnOf(year: number | null, originator: string, serial: string): string | null {
  const digits = serial.replace(/^0+(?=\d)/, '');
  const code = originatorCode(originator);
  if (year === null || code === '' || digits === '') {
    return null;
  }
  return `${String(year % 100).padStart(2, '0')}${code}${digits}`;
}

/** The canonical form of an MRN that a person typed, or null: `2008 STATE 22377`, `08state022377` -> `08STATE22377`. */
export function canonicalMrn(typed: string): string | null {
  const match = TYPED.exec(typed);
  if (
    match?.[1] === undefined ||
    match[2] === undefined ||
    match[3] === undefined ||
    !isOriginator(match[2])
  ) {
    return null;
  }
  return mrnOf(Number(match[1]), match[2], match[3]);
}

/** The year that an MRN prints in two digits, or null for what is not canonical: `yearOfMrn('08STATE22377')` is 2008. */
export function yearOfMrn(mrn: string): number | null {
  const printed = /^(\d\d)[A-Z]/.exec(mrn)?.[1];
  return printed === undefined ? null : fullYear(printed);
}

/** An MRN for people to read: `08STATE22377` -> `08 STATE 22377`; what is not canonical comes back as it is. */
export function printMrn(mrn: string): string {
  return mrn.replace(/^(\d\d)([A-Z]+)(\d+)$/, '$1 $2 $3');
}

// Spaced forms need capitals, else "07 people 12" would be one; the compact form is unmistakable in any case.
const SPACED = /\b(?:19|20)?(\d\d)[ -]([A-Z][A-Z.'’]*(?:[ -][A-Z][A-Z.'’]*){0,3})[ -]0*(\d{1,8})\b/g;
const COMPACT = /\b(?:19|20)?(\d\d)([A-Za-z]{3,30})0*(\d{1,8})\b/g;

/**
 * The MRNs in any prose, in order; only those that carry their year, since a bare `STATE 22377` names a cable of any year.
 *
 *     findMrns('see 08 STATE 22377')   // [{ mrn: '08STATE22377', start: 4, end: 18 }]
 */
export function findMrns(text: string): Array<{ mrn: string; start: number; end: number }> {
  const found: Array<{ mrn: string; start: number; end: number }> = [];
  if (!/\d/.test(text)) return found;
  for (const pattern of [COMPACT, SPACED]) {
    for (const match of text.matchAll(pattern)) {
      const mrn = isOriginator(match[2] ?? '')
        ? mrnOf(Number(match[1]), match[2] ?? '', match[3] ?? '')
        : null;
      if (mrn !== null) {
        found.push({ mrn, start: match.index, end: match.index + match[0].length });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
