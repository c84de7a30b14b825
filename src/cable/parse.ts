import { readAddressees } from './addressees.ts';
import { classificationOf, readCaptions } from './classification.ts';
import { refuseUnreadable } from './decode.ts';
import { refuseWithoutEvidence } from './evidence.ts';
import { readClassifier, readExecutiveOrder, readSubject, readTags } from './field-values.ts';
import { type Field, readFields } from './fields.ts';
import { type Header, readHeader } from './header.ts';
import { habitsOf } from './joining.ts';
import { findLayout } from './layout.ts';
import { type Line, splitLines } from './lines.ts';
import { messageNumber } from './message.ts';
import { readParagraphs } from './paragraphs.ts';
import { readReferences } from './references.ts';
import { isFurniture, readSigner } from './signer.ts';
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
  const lines = splitLines(source);
  const layout = findLayout(lines);
  const headerLines = lines.slice(0, layout.headerEnd);
  const header = readHeader(source, headerLines);
  const addressees = readAddressees(source, headerLines);
  const captions = readCaptions(lines.slice(layout.captionsStart, layout.fieldsStart));
  const { fields, rest } = readFields(lines.slice(layout.fieldsStart, layout.bodyStart));
  const values = readValues(source, fields, header);
  const signed = readSigner(source, lines.slice(layout.bodyStart));
  const bodyLines = [...captions.rest, ...rest, ...signed.body].filter(
    (line) => !(line.kind === 'text' && isFurniture(line.text)),
  );
  const body = readParagraphs(source, bodyLines, habitsOf(source, bodyLines));
  const message = messageNumber(source, lines, layout, header);
  const cable: Cable = {
    mrn: message.mrn,
    corrected: captions.corrected !== null,
    partial: message.partial,
    transmission: header.transmission,
    precedence: header.precedence,
    sentAt: header.sentAt,
    from: header.from,
    ...addressees,
    classification: classificationOf(source, layout.classification, captions.captions),
    sections: message.sections,
    passTo: captions.passTo,
    ...values.cable,
    paragraphs: body.paragraphs,
    signer: signed.signer,
    spans: {
      ...header.spans,
      ...values.spans,
      ...message.spans,
      ...(captions.passToStretch === null
        ? {}
        : { passTo: spanOf(source, captions.passToStretch.start, captions.passToStretch.end) }),
      ...(captions.corrected === null
        ? {}
        : { corrected: spanOf(source, captions.corrected.start, captions.corrected.end) }),
      ...(signed.span === null ? {} : { signer: signed.span }),
    },
    warnings: [...header.warnings, ...message.warnings, ...values.warnings, ...body.warnings],
  };
  refuseWithoutEvidence(cable, message.hasMessageLine);
  return cable;
}

type Values = Pick<Cable, 'executiveOrder' | 'tags' | 'subject' | 'references' | 'classifiedBy'>;

function readValues(
  source: Source,
  fields: readonly Field[],
  header: Header,
): { cable: Values; spans: Cable['spans']; warnings: Cable['warnings'] } {
  const first = (name: Field['name']) => fields.find((field) => field.name === name);
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
  cable.references = fields
    .filter((field) => field.name === 'references')
    .flatMap((field) => readReferences(source, field, header.year));
  const classifier = first('classifiedBy');
  cable.classifiedBy = classifier === undefined ? null : readClassifier(source, classifier);
  return { cable, spans, warnings };
}

export type { Line };
