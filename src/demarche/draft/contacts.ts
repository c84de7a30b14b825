import { type Passage, slicePassage } from '../../cable/index.ts';
import type { PointOfContact } from '../types.ts';
import type { Piece } from './sections.ts';

const announces =
  /\bpoints?\s+of\s+contact\b|\bpocs?\b|\bcontact\s+(?:person|officer|point)s?\b|\b(?:please|may|should|can)\s+(?:also\s+)?(?:contact|call|e-?mail)\b|\b(?:questions?|inquiries|queries|enquiries)\b[^.]{0,80}\b(?:contact(?:ed)?|direct(?:ed)?|address(?:ed)?|to)\b|\bcontacts?\b[^.]{0,30}(?:\bis\b|\bare\b|:)/i;
/** Words after which a name alone, without a number, is a contact's. */
const plainly = /\bpoints?\s+of\s+contact\b|\bpocs?\b/i;
/** `name@state.gov`, also where the sign was damaged: `name8at8state.gov`, `name(at)state.gov`. */
const emailPattern = /[\w.+'-]{1,64}(?:@|8at8|\(at\)|\[at\]|\s@\s)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi;
const phonePattern =
  /(?:\+?\d{1,3}[\s.-]{1,2})?(?:\(\d{2,4}\)\s{0,2}|\b\d{2,4}[\s./-]{1,2})?\b\d{3}[\s.-]{1,2}\d{4}\b(?:\s{0,2}(?:x|ext\.?)\s{0,2}\d{1,5})?|\b(?:x|ext\.?)\s{0,2}\d[\d-]{2,7}\b|\btel(?:ephone)?\.?:?\s{0,2}\d{5,11}\b/gi;

/** The people in Washington to turn to. Damage in an address (`8at8`) is kept as printed. */
export function readContacts(pieces: readonly Piece[]): PointOfContact[] {
  const found: PointOfContact[] = [];
  for (const piece of pieces) {
    if (piece.section === 'points' || piece.type === 'heading') continue;
    const stretches =
      piece.section === 'contact'
        ? [piece.passage]
        : piece.sentences
            .filter(({ text }) => announces.test(text))
            .map(({ start, end }) => slicePassage(piece.passage, start, end));
    for (const stretch of stretches) found.push(...contactsIn(stretch, piece.section === 'contact'));
  }
  const known = new Map(
    found.map((one) => [`${one.name}|${one.phone}|${one.email}`, one] as const).reverse(),
  );
  return found.filter((one) => known.get(`${one.name}|${one.phone}|${one.email}`) === one);
}

interface Mark {
  kind: 'phone' | 'email';
  start: number;
  end: number;
  text: string;
}

function contactsIn(stretch: Passage, underHeading: boolean): PointOfContact[] {
  const marks = marksIn(stretch.text);
  const contacts: PointOfContact[] = [];
  let from = 0;
  let at = 0;
  while (at < marks.length) {
    const first = marks[at];
    if (first === undefined) break;
    let last = first;
    let phone: string | null = null;
    let email: string | null = null;
    // A second phone number or address of the same person follows within a few words; a new name begins a new contact.
    for (let mark: Mark | undefined = first; mark !== undefined; mark = marks[at]) {
      if (mark !== first && personIn(stretch.text.slice(last.end, mark.start)) !== null) break;
      if (mark.kind === 'phone') phone ??= mark.text;
      else email ??= mark.text;
      last = mark;
      at += 1;
    }
    const described = describe(stretch.text.slice(from, first.start));
    contacts.push({
      name: described.name,
      role: described.role,
      phone,
      email,
      span: slicePassage(stretch, from + described.offset, last.end).span,
    });
    from = last.end;
  }
  if (contacts.length === 0) return nameAlone(stretch, underHeading);
  return contacts;
}

function marksIn(text: string): Mark[] {
  const emails = [...text.matchAll(emailPattern)].map(
    (match): Mark => ({
      kind: 'email',
      start: match.index,
      end: match.index + match[0].length,
      text: match[0].replace(/\.$/, ''),
    }),
  );
  const phones = [...text.matchAll(phonePattern)]
    .map((match): Mark => {
      const lead = /^tel(?:ephone)?\.?:?\s{0,2}/i.exec(match[0])?.[0].length ?? 0;
      return {
        kind: 'phone',
        start: match.index + lead,
        end: match.index + match[0].length,
        text: match[0].slice(lead).trim(),
      };
    })
    .filter(({ start }) => !emails.some((email) => start >= email.start && start < email.end));
  return [...emails, ...phones].sort((a, b) => a.start - b.start);
}

const PERSON =
  /(?<![/'’\w])(?:[A-Z][a-zA-Z'’-]+\.?|[A-Z]\.)(?:\s{1,2}(?:[A-Z]\.|[A-Z][a-zA-Z'’-]+|(?:de|van|von|der|al|bin)(?=\s))){1,4}/;
const NOT_A_PERSON =
  /^(?:Points?|POINTS?|Department|DEPARTMENT|Washington|WASHINGTON|Office|OFFICE|Bureau|BUREAU|Please|PLEASE|Questions?|QUESTIONS?|State|STATE|Tel|TEL|Phone|PHONE|Fax|FAX|Email|EMAIL|E-mail|The|THE|For|FOR|Contact|CONTACT|Post|POST|Posts|POSTS|POC|POCs|UNCLASSIFIED|United|UNITED|International|SIPRNET|Unclassified|Classified|Secure|SECURE|Drafted|If|IF|Any|ANY|Addressees|ADDRESSEES|Embassy|EMBASSY|In|IN|Should|SHOULD)\b/;

function personIn(text: string): { name: string; start: number; end: number } | null {
  let from = 0;
  for (let tries = 0; tries < 12; tries += 1) {
    const match = PERSON.exec(text.slice(from));
    if (match === null) return null;
    const start = from + match.index;
    if (!NOT_A_PERSON.test(match[0])) return { name: match[0].trim(), start, end: start + match[0].length };
    const first = /^\S+\s*/.exec(match[0])?.[0].length ?? match[0].length;
    from = start + first;
  }
  return null;
}

function describe(text: string): { name: string | null; role: string | null; offset: number } {
  const person = personIn(text);
  if (person === null)
    return { name: null, role: roleFrom(text.replace(announces, ' ')), offset: text.length };
  const after = roleFrom(text.slice(person.end));
  const before =
    /([A-Z]{1,5}\/[A-Z/]+)(?:['’]s)?\s*$/.exec(text.slice(0, person.start).trimEnd())?.[1] ?? null;
  return { name: person.name, role: after ?? before, offset: person.start };
}

/** What stands between the name and the number, without brackets and lead words. */
function roleFrom(text: string): string | null {
  const words = text
    .slice(0, 400)
    .replace(/^[\s,;:(.-]+/, '')
    .replace(/^(?:(?:at|of|in|from|is|are)\s+)+/i, '')
    // `(IO/UNP), who can be reached`: the office ends with its bracket.
    .replace(/^(?<office>[^()]{2,120})\).*$|,?\s+who\b.*$/is, '$<office>')
    .replace(
      /(?:\b(?:at|on|via|by|is|are|or|and|tel(?:ephone)?|phone|ph|fax|e-?mail(?:\s+address)?|contact)\b\.?:?|[\s,;:(.-])+$/i,
      '',
    )
    .trim();
  if (/^(?:reachable|available|and|who|whose)\b/i.test(words)) return null;
  return words.length > 1 && /[A-Za-z]{2}/.test(words) ? words : null;
}

/** `Point of contact is ISN/CATR Jane Doe.`: a person without a number still is one, an office is not. */
function nameAlone(stretch: Passage, underHeading: boolean): PointOfContact[] {
  const lead = plainly.exec(stretch.text);
  if (lead === null && !underHeading) return [];
  const contacts: PointOfContact[] = [];
  let from = lead === null ? 0 : lead.index + lead[0].length;
  // `Ada Vane and Bo Lind (OES/OMC)`: names that `and` or a comma joins share the office after them.
  for (let person = personIn(stretch.text.slice(from)); person !== null; ) {
    const start = from + person.start;
    const end = from + person.end;
    contacts.push({
      name: person.name,
      role: roleFrom(stretch.text.slice(end).split(/[.;]/)[0] ?? ''),
      phone: null,
      email: null,
      span: slicePassage(stretch, start, end).span,
    });
    const joint = /^\s{0,2}(?:,|,?\s+and|,?\s+or)\s+(?=[A-Z])/.exec(stretch.text.slice(end));
    from = end + (joint?.[0].length ?? 0);
    const next = joint === null || contacts.length > 5 ? null : personIn(stretch.text.slice(from));
    person = next?.start === 0 ? next : null;
  }
  const shared = contacts.at(-1)?.role ?? null;
  return contacts.map((contact) => ({ ...contact, role: contact.role ?? shared }));
}
