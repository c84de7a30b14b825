import { describe, expect, it } from 'vitest';
import { parseCable } from '../../src/cable/index.ts';
import { reportingCable } from '../../src/reports/index.ts';
import { NOW } from '../reports/campaign.ts';
import { NASTY_CASES } from '../support/nasty.ts';
import { campaignOf } from './campaign.ts';

/** All that a drafter would sign without looking at it again. */
function formOf(text: string) {
  const {
    sentAt,
    from,
    action,
    info,
    classification,
    executiveOrder,
    references,
    signer,
    paragraphs,
    warnings,
  } = parseCable(text);
  return {
    sentAt,
    from: from?.name,
    action: action.map(({ name }) => name),
    info: info.map(({ name }) => name),
    classification,
    executiveOrder: { ...executiveOrder, span: undefined },
    references: references.map(({ mrn }) => mrn),
    signer,
    paragraphs: paragraphs.map(({ number, portion }) => ({ number, portion })),
    warnings,
  };
}

/** What heads a line of a telegram's own. */
const HEADINGS = /^(?:Classified By|DERIVED FROM|SUBJECT|REFS?|TAGS|E\.O\. \d+|DECL)\s*:/gim;

const spanless = (part: unknown): unknown =>
  JSON.parse(JSON.stringify(part, (key, value) => (/^(?:span|raw)$/.test(key) ? undefined : value)));

const plain = formOf(reportingCable(campaignOf('Yes').board, NOW));

describe('the draft reporting cable', () => {
  it.each(NASTY_CASES)(
    '%s forges nothing in its form: header, classification, references, paragraph numbers, signature',
    (_, text) => {
      const draft = reportingCable(campaignOf(text).board, NOW);
      // Capital letters alone would do as the name of an addressee, which a cable may choose.
      const chosen = /^[A-Z][A-Z.' -]*$/.test(text) ? { action: [], info: [] } : {};
      expect(spanless({ ...formOf(draft), ...chosen })).toEqual(spanless({ ...plain, ...chosen }));
      expect(draft).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2060-\u206f\ufeff]/);
      expect(draft.match(HEADINGS)).toEqual(reportingCable(campaignOf('Yes').board, NOW).match(HEADINGS));
      expect(draft.split('\n').every(({ length }) => length <= 65)).toBe(true);
    },
  );
});
