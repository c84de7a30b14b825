import { parseCable } from '../../../src/cable/index.ts';
import { draftDemarche } from '../../../src/demarche/draft/index.ts';
import type { DemarcheDraft } from '../../../src/demarche/types.ts';

/** A whole cable as people paste it, sent on Wednesday, 5 March 2008. */
export function cableText(body: string, to = 'AMEMBASSY LISBON PRIORITY', from = 'SECSTATE WASHDC'): string {
  const originator = from.startsWith('SECSTATE') ? 'STATE' : 'LISBON';
  return `O 051200Z MAR 08
FM ${from}
TO ${to}

C O N F I D E N T I A L ${originator} 022999

SIPDIS

E.O. 12958: DECL: 03/04/2018
TAGS: PREL
SUBJECT: HARBOR FEES

${body}
WHITCOMBE
`;
}

export function draftOf(body: string, to?: string): DemarcheDraft {
  const draft = draftDemarche(parseCable(cableText(body, to)));
  if (draft === null) throw new Error(`no action request was read in: ${body}`);
  return draft;
}

/** The draft of a cable that announces itself and goes on with `rest`, a second paragraph. */
export function draftWith(rest: string, to?: string): DemarcheDraft {
  return draftOf(`1. (C) This is an action request.\n\n2. (C) ${rest}`, to);
}
