import fc from 'fast-check';

const nouns =
  'government|minister|delegation|communique|committee|harbor|trawler|convention|neighbor|ambassador|quota|pipeline|registry|inspector|parliament|budget|election|airline|customs office|working group|co-chair|war-torn province|so-called envoy';
const verbs =
  'supports|doubts|welcomes|postponed|has raised|did not mention|will study|would prefer|cannot accept|has long sought|re-opened|played down';
const tails =
  'in private|without delay|at the ministerial level|in the coming weeks|with some reserve|for domestic reasons|on a non-interference basis|as before|on the margins of the meeting|under a long-standing accord';

/** Fragments that damage loves: numbers that look like paragraphs, dashes, blanked names, misread characters. */
const oddities = [
  'under resolution 1737',
  'since the spring of 2008',
  'no later than March 7',
  'in the 47 member states',
  'with XXXXXXXXXXXX of the ministry',
  'in line with IRAN,S position',
  'as the press (Le Monde, page 3) reports',
  '-- as so often --',
  'at a cost of 3.5 million dollars',
  'in the words of the speaker, "wait and see"',
  'under article 5 of the treaty',
  'in the margins of the café talks',
  'with a chairman? s statement',
  'by 8at8 means of the state',
  'on 12 of 14 counts',
  'subject to section 3 of the law',
  'for the info of the press',
  'in a confidential note',
  'with a secret annex to the accord',
  'from the ministry to the parliament',
  'in reference to the earlier talks',
];

const pick = (list: string) => fc.constantFrom(...list.split('|'));

const clause = fc
  .tuple(pick(nouns), pick(verbs), pick(nouns), fc.oneof(pick(tails), fc.constantFrom(...oddities)))
  .map(([subject, verb, object, tail]) => `the ${subject} ${verb} the ${object} ${tail}`);

/** One sentence in the style of a cable, capital first, full stop last. */
export const sentence: fc.Arbitrary<string> = fc
  .tuple(clause, fc.option(clause, { freq: 3 }))
  .map(([first, second]) => (second === null ? first : `${first}, and ${second}`))
  .map((text) => `${text[0]?.toUpperCase()}${text.slice(1)}.`);

export const prose: fc.Arbitrary<string> = fc
  .array(sentence, { minLength: 1, maxLength: 6 })
  .map((sentences) => sentences.join(' '));

export const subjectWords: fc.Arbitrary<string> = fc
  .tuple(pick(nouns), pick(verbs), pick(nouns))
  .map(([subject, verb, object]) => `${subject} ${verb} ${object}`.toUpperCase());

export const headings = [
  'BACKGROUND',
  'OBJECTIVES',
  'POSSIBLE TALKING POINTS',
  'COMMENT',
  'NEXT STEPS',
  'BACKGROUND (WHAT WE KNOW)',
  'Background/Objective',
];

export const signers = [
  'WHITCOMBE',
  'HARROWGATE',
  'LINDQVIST',
  'ABERNETHY',
  "O'MALLORY",
  'VAN STRATEN',
  'TILLINGHAST',
];

export const officers = [
  'Political Counselor Ada Tillinghast',
  'DCM Robert Vane, Embassy Oslo',
  'EUR Deputy Assistant Secretary Maude Ellery',
];

const openings = 'As to|Regarding|On|For|Beyond|Despite|Besides|Given|Concerning|Apart from'.split('|');
const matters =
  'fees|pier|crane|tug|census|railway|bakery|museum|orchard|lighthouse|school|archive|river|bridge|vineyard|opera|tunnel|ferry|quarry|market'.split(
    '|',
  );

/**
 * Sentence number `index` of a cable, told apart by its first words: `As to the crane, the minister …`. A clerk does not
 * write the same sentence twice, and a reader may take lines that repeat for a copy.
 */
export function openedWith(index: number, text: string): string {
  const matter = matters[Math.floor(index / openings.length) % matters.length];
  return `${openings[index % openings.length]} the ${matter}, ${text[0]?.toLowerCase()}${text.slice(1)}`;
}
