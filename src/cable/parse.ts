import { readAddressees } from './addressees.ts';
import { readCaptions } from './captions.ts';
import { classificationOf } from './classification.ts';
import { classifierIn, readClassifier } from './classifier.ts';
import { oneCopy } from './copies.ts';
import { correctedAt } from './corrected.ts';
import { refuseUnreadable } from './decode.ts';
import { evidenceOf, refuseWithoutEvidence } from './evidence.ts';
import { readExecutiveOrder, readSubject, readTags } from './field-values.ts';
import { type Field, readFields } from './fields.ts';
import { habitsOf } from './habits.ts';
import { type Header, readHeader } from './header.ts';
import { findLayout } from './layout.ts';
import { type Line, splitLines } from './lines.ts';
import { messageNumber } from './message.ts';
import { missing } from './missing.ts';
import { markingsAbove, markingsWithin, sayingMore } from './other-markings.ts';
import { readParagraphs } from './paragraphs.ts';
import { readReferences } from './references.ts';
import { type Arrangement, headOf, withoutRepeats } from './repeats.ts';
import { readSigner } from './signer.ts';
import { readSource, type Source, spanOf } from './source.ts';
import type { Cable } from './types.ts';

/**
 * Reads a telegram as printed, however damaged; it throws NotACableError for what is no cable, and nothing else.
 *
 *     parseCable(text).mrn   // '08STATE22377'
 */
export function parseCable(text: string): Cable {
  refuseUnreadable(text);
  const source = readSource(text);
  const { lines, layout, head, warnings } = arrange(source);
  const headerLines = lines.slice(0, layout.headerEnd);
  const header = readHeader(source, headerLines);
  const addressees = readAddressees(source, headerLines);
  const captions = readCaptions(lines.slice(layout.captionsStart, layout.fieldsStart));
  const { fields, rest } = readFields(
    lines.slice(layout.fieldsStart, layout.bodyStart),
    lines.slice(layout.captionsStart, layout.fieldsStart),
  );
  const values = readValues(source, fields, header);
  const once = withoutRepeats(source, { lines, layout, head });
  const signed = readSigner(source, once.lines);
  const bodyLines = [...captions.rest, ...rest, ...signed.body];
  const body = readParagraphs(source, bodyLines, habitsOf(source, bodyLines));
  const message = messageNumber(source, lines, layout, header, signed.signer !== null);
  const corrected = correctedAt(
    source,
    captions,
    { subject: values.cable.subject, paragraphs: body.paragraphs },
    values.spans.subject,
  );
  const above = markingsAbove(source, lines, layout, fields);
  const classification = classificationOf(source, layout.classification, [
    ...captions.captions,
    ...above.flatMap((marking) => marking.captions),
  ]);
  const others = sayingMore(
    [...above, ...markingsWithin(source, once.markings, body.paragraphs)],
    classification,
  );
  const isWithoutHeader = header.sentAt === null && header.from === null && addressees.action.length === 0;
  const from = isWithoutHeader ? message.post : header.from;
  const cable: Cable = {
    mrn: message.mrn,
    corrected: corrected !== null,
    partial: message.partial,
    transmission: header.transmission,
    precedence: header.precedence,
    sentAt: header.sentAt,
    from,
    ...addressees,
    classification,
    otherMarkings: others.markings,
    sections: message.sections,
    passTo: captions.passTo,
    ...values.cable,
    classifiedBy: values.cable.classifiedBy ?? classifierIn(body.paragraphs),
    paragraphs: body.paragraphs,
    signer: signed.signer,
    spans: {
      ...header.spans,
      ...values.spans,
      ...message.spans,
      ...(from === null ? {} : { from: from.span }),
      ...(captions.passToStretch === null
        ? {}
        : { passTo: spanOf(source, captions.passToStretch.start, captions.passToStretch.end) }),
      ...(corrected === null ? {} : { corrected }),
      ...(signed.span === null ? {} : { signer: signed.span }),
    },
    warnings: [
      ...warnings,
      ...header.warnings,
      ...message.warnings,
      ...values.warnings,
      ...once.warnings,
      ...body.warnings,
      ...others.warnings,
    ],
  };
  cable.warnings.unshift(...missing(source, cable, isWithoutHeader));
  cable.warnings.sort((a, b) => a.span.start - b.span.start);
  refuseWithoutEvidence(
    cable,
    evidenceOf(source, fields, {
      hasFromLine: header.from !== null,
      hasMessageLine: message.hasMessageLine,
    }),
  );
  return cable;
}

/** Splits the text into lines and finds the parts; of a cable that is printed twice, one copy goes on. */
function arrange(source: Source): Arrangement & { warnings: Cable['warnings'] } {
  const all = lookOver(splitLines(source));
  const single = oneCopy(source, all);
  return single === null
    ? { ...all, warnings: [] }
    : { ...lookOver(single.lines), warnings: single.warnings };
}

function lookOver(lines: Line[]): Arrangement {
  const layout = findLayout(lines);
  return { lines, layout, head: headOf(lines, layout) };
}

type Values = Pick<Cable, 'executiveOrder' | 'tags' | 'subject' | 'references' | 'classifiedBy'>;

function readValues(
  source: Source,
  fields: readonly Field[],
  header: Header,
): { cable: Values; spans: Cable['spans']; warnings: Cable['warnings'] } {
  const first = (name: Field['name']) =>
    fields.find((field) => field.name === name && field.lines.length > 0) ??
    fields.find((field) => field.name === name);
  const cable: Values = { executiveOrder: null, tags: [], subject: null, references: [], classifiedBy: null };
  const spans: Cable['spans'] = {};
  const warnings: Cable['warnings'] = [];
  const order = first('executiveOrder');
  if (order !== undefined) {
    const read = readExecutiveOrder(source, order, header.year);
    cable.executiveOrder = read.order;
    warnings.push(...read.warnings);
  }
  const tags = first('tags');
  if (tags !== undefined) {
    const read = readTags(source, tags);
    cable.tags = read.tags;
    spans.tags = read.span;
  }
  const subject = first('subject');
  if (subject !== undefined) {
    const read = readSubject(source, subject);
    cable.subject = read.subject;
    spans.subject = read.span;
  }
  cable.references = readReferences(
    source,
    fields.filter((field) => field.name === 'references'),
    header.year,
  );
  const classifier = first('classifiedBy');
  cable.classifiedBy = classifier === undefined ? null : readClassifier(source, classifier);
  return { cable, spans, warnings };
}
