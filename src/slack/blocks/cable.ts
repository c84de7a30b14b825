import { type Cable, printMrn } from '../../cable/index.ts';
import { markingOf } from '../../demarche/index.ts';
import { ACTION, encodePage } from './actions.ts';
import { banner, citation, shortMark } from './facts.ts';
import { pageOf } from './paging.ts';
import {
  actions,
  button,
  context,
  header,
  type MessageContent,
  message,
  section,
  verbatim,
} from './parts.ts';
import { calendarDate, count, dateToken, escapeText, list, shorten, split } from './text.ts';

export interface CableView {
  mrn: string;
  cable: Cable;
  /** Paragraphs that may not be shown here. */
  withheld: number;
  zone: string;
  page: number;
  now: Date;
}

/** A cable as it was read: header, references, paragraphs to the letter. */
export function cableMessage({ mrn, cable, withheld, zone, page, now }: CableView): MessageContent {
  const marking = markingOf(cable);
  const groups = cable.paragraphs.map((paragraph) =>
    split(paragraph.text, 3_000).map((piece, at) =>
      verbatim(at === 0 ? citation({ paragraph: paragraph.number, portion: paragraph.portion }) : '', piece),
    ),
  );
  const shown = pageOf(groups, { of: 'cable', id: mrn, page, filter: '' });
  return message(`${shortMark({ marking })} ${printMrn(mrn)}: ${escapeText(cable.subject ?? 'no subject')}`, [
    header(cable.subject ?? printMrn(mrn)),
    context(`${banner({ marking }, now)} · ${printMrn(mrn)}${shown.label ? ` · ${shown.label}` : ''}`),
    section(headerLines(cable, zone).join('\n')),
    ...(withheld > 0
      ? [section(`:lock: ${count(withheld, 'paragraph')} withheld: marked higher than may be shown here.`)]
      : []),
    ...shown.blocks,
    ...shown.turn,
    actions('cable', [
      button(
        'More like this',
        `${ACTION.show}:search`,
        encodePage({ of: 'search', id: mrn, page: 0, filter: '' }),
        { label: `Cables that share TAGS with ${mrn}` },
      ),
    ]),
  ]);
}

function headerLines(cable: Cable, zone: string): string[] {
  const names = (addressees: Cable['action']) =>
    shorten(list(addressees.map(({ name }) => escapeText(name))), 500);
  const decl = cable.executiveOrder?.declassifyOn ?? null;
  return [
    cable.sentAt ? `*Sent* ${dateToken(new Date(cable.sentAt), zone, 'date-time')}` : '',
    cable.from ? `*From* ${escapeText(cable.from.name)}` : '',
    cable.action.length > 0 ? `*To* ${names(cable.action)}` : '',
    cable.info.length > 0 ? `*Info* ${names(cable.info)}` : '',
    cable.exempt.length > 0 ? `*Exempt (XMT)* ${names(cable.exempt)}` : '',
    cable.tags.length > 0 ? `*TAGS* ${cable.tags.map(escapeText).join(' ')}` : '',
    cable.references.length > 0
      ? `*Ref* ${cable.references.map(({ letter, mrn, raw }) => `${letter ? `${letter}. ` : ''}${mrn ? printMrn(mrn) : escapeText(raw)}`).join('; ')}`
      : '',
    decl ? `*Declassify on* ${calendarDate(decl)}` : '',
    cable.warnings.length > 0
      ? `:warning: ${count(cable.warnings.length, 'place')} in this text ${cable.warnings.length === 1 ? 'was' : 'were'} read with a guess: ${escapeText(
          shorten(
            cable.warnings
              .slice(0, 4)
              .map((warning) => warning.message)
              .join('; '),
            600,
          ),
        )}`
      : '',
  ].filter(Boolean);
}
