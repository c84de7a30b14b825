import type { Addressee, Cable, Paragraph } from '../../../src/cable/index.ts';
import type { ExpectedCable, ExpectedParagraph } from './expected.ts';

const addressee = ({ name, kind, routing, precedence, serial }: Addressee) => ({
  name,
  kind,
  routing,
  precedence,
  serial,
});

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * A paragraph in the shape of what was expected. Prose counts as found when one run of prose blocks carries it word for
 * word; all other words of the paragraph must be those of its heading and bullets, so that nothing is lost or added.
 */
function observedParagraph(paragraph: Paragraph, expected: ExpectedParagraph | undefined): ExpectedParagraph {
  const { number, printed, portion, heading, text, bullets, blocks } = paragraph;
  const proseText = blocks
    .filter(({ type }) => type === 'prose')
    .map((block) => block.text)
    .join(' ');
  const depths = blocks.filter(({ type }) => type === 'bullet').map(({ depth }) => depth);
  const said =
    expected && [expected.prose, ...expected.bullets.map((one) => one.text)].map(lettersOf).join('');
  // A heading on lines of its own stands above the paragraph and is no part of its text; one that runs in is.
  const whole = [said, `${lettersOf(expected?.heading ?? '')}${said}`].includes(lettersOf(text));
  const sound = expected && whole && proseText.includes(expected.prose);
  return {
    number,
    printed,
    portion,
    heading,
    prose: sound ? expected.prose : text,
    bullets: bullets.map((bullet, index) => ({ text: bullet, depth: depths[index] ?? -1 })),
  };
}

/** What was read, in the shape of what was expected, so that one comparison shows every difference. */
export function observedOf(cable: Cable, expected: ExpectedCable): ExpectedCable {
  const { executiveOrder } = cable;
  const codes: string[] = cable.warnings.map(({ code }) => code);
  return {
    mrn: cable.mrn,
    corrected: cable.corrected,
    partial: cable.partial,
    precedence: cable.precedence,
    sentAt: cable.sentAt,
    from: cable.from?.name ?? null,
    action: cable.action.map(addressee),
    info: cable.info.map(addressee),
    exempt: cable.exempt.map(({ name }) => name),
    level: cable.classification?.level ?? 'UNCLASSIFIED',
    captions: cable.classification?.captions ?? [],
    sections: cable.sections,
    passTo: cable.passTo,
    executiveOrder: {
      number: executiveOrder?.number ?? '',
      declassifyOn: executiveOrder?.declassifyOn ?? null,
      event: executiveOrder?.event ?? null,
    },
    tags: cable.tags,
    subject: cable.subject ?? '',
    references: cable.references.map(({ letter, mrn }) => ({ letter, mrn })),
    reasons: cable.classifiedBy?.reasons ?? [],
    paragraphs: cable.paragraphs.map((paragraph, index) =>
      observedParagraph(paragraph, expected.paragraphs[index]),
    ),
    signer: cable.signer ?? '',
    warnings: expected.warnings.filter((code) => codes.includes(code)),
  };
}
