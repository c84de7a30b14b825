import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { findMrns } from '../cable/index.ts';
import { barredFrom, type Demarche } from '../demarche/index.ts';
import { DeskError, rowOf } from '../desk/index.ts';
import { findCountries } from '../geo/index.ts';
import {
  CALLBACK,
  errorMessage,
  type FormValues,
  fieldOf,
  panelModal,
  pickCountryModal,
  pickDemarcheModal,
  type RecordFrom,
  recordFromOf,
  responseModal,
  sourceWords,
} from './blocks/index.ts';
import type { Forms } from './forms.ts';
import { failureWords, guard } from './guard.ts';
import type { SlackParts } from './parts.ts';
import { type Reader, readerOf, visibleDemarche } from './reader.ts';

/** Where an answer is to be recorded from. */
export interface Begin extends Pick<RecordFrom, 'channel' | 'link' | 'linkLost' | 'back'> {
  /** The words of the message; empty from Home and from the global shortcut. */
  text: string;
}

const NONE =
  'No open demarche that you can see. Begin with `/demarche import` (a cable from a file), or `/demarche track MRN` in a channel for one that was imported before.';

/** The first step that is not clear from the message and its channel: which demarche, which country, or the form itself. */
async function firstStep(parts: SlackParts, reader: Reader, begin: Begin): Promise<ModalView> {
  const { text, channel, link, linkLost, back } = begin;
  const named = [...new Set(findCountries(text).map(({ country }) => country))].slice(0, 30);
  const from: RecordFrom = { demarche: null, channel, link, linkLost, back, named };
  const meant = await meantBy(reader, begin, named);
  const [only, ...others] = meant;
  if (!only) throw new DeskError('not-tracked-here', NONE);
  return others.length > 0 ? pickDemarcheModal(meant, from) : countryStep(parts, reader, only, from);
}

/** An MRN in the message says it; else the channel; and where that leaves several, the countries that are named. */
async function meantBy(
  reader: Reader,
  { text, channel }: Begin,
  named: readonly string[],
): Promise<readonly Demarche[]> {
  const seen = await reader.desk.demarches(reader.actor.workspace);
  const mrns = new Set(findMrns(text).map(({ mrn }) => mrn));
  const tracked = channel ? await reader.desk.trackedIn(reader.actor.workspace, channel) : [];
  const narrowed = [
    ({ mrn }: Demarche) => mrns.has(mrn),
    ({ id }: Demarche) => tracked.some((one) => one.id === id),
    ({ facts }: Demarche) => facts.responders.some(({ country }) => named.includes(country)),
  ];
  return narrowed.reduce((left, fits) => {
    const fitting = left.filter(fits);
    return fitting.length > 0 ? fitting : left;
  }, seen);
}

async function countryStep(
  parts: SlackParts,
  reader: Reader,
  demarche: Demarche,
  from: RecordFrom,
): Promise<ModalView> {
  const board = await reader.desk.board(demarche);
  const [only, ...others] = board.rows.filter(({ country }) => from.named.includes(country));
  if (only && others.length === 0) return formFor(parts, reader, demarche, only.country, from);
  if (board.rows.length === 0) {
    throw new DeskError('not-a-responder', 'No country owes an answer to this demarche.');
  }
  return pickCountryModal(board, from, parts.clock.now());
}

async function formFor(
  parts: SlackParts,
  reader: Reader,
  demarche: Demarche,
  country: string,
  from: RecordFrom,
): Promise<ModalView> {
  const { link, back } = from;
  const place = from.channel ? await parts.placeOf(from.channel, demarche) : null;
  // Where nothing of it may be shown, the answer comes in a DM.
  const channel = place && barredFrom(demarche.marking, place) ? null : from.channel;
  // What is sent is compared with what this channel may show, so nothing else is filled in.
  const desk = channel ? parts.deskFor(reader.user, channel) : reader.desk;
  const board = await desk.board(demarche);
  const row = rowOf(board, country);
  const now = parts.clock.now();
  return responseModal({ board, row, seenIn: channel, link, source: sourceWords(from), back, now });
}

/** Fills a modal that was opened at once; what can not be done is said in it. */
export async function fillRecordModal(
  parts: SlackParts,
  viewId: string,
  who: () => Promise<Reader>,
  begin: Begin,
): Promise<void> {
  const show = (view: ModalView) => parts.client.views.update({ view_id: viewId, view });
  await guard(
    parts.log,
    'record a response',
    (content) => show(panelModal(content, null)),
    async () => show(await firstStep(parts, await who(), begin)),
  );
}

type Next = (parts: SlackParts, reader: Reader, values: FormValues, from: RecordFrom) => Promise<ModalView>;

const demarcheChosen: Next = async (parts, reader, values, from) => {
  const demarche = await visibleDemarche(reader, fieldOf(values, 'demarche') ?? '');
  return countryStep(parts, reader, demarche, from);
};

const countryChosen: Next = async (parts, reader, values, from) => {
  const demarche = await visibleDemarche(reader, from.demarche ?? '');
  return formFor(parts, reader, demarche, fieldOf(values, 'country') ?? '', from);
};

/** The next step takes the place of this one. */
async function onNext(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  { view, user }: ViewSubmitAction,
  next: Next,
): Promise<void> {
  try {
    const from = recordFromOf(view.private_metadata);
    if (!from) {
      throw new DeskError(
        'invalid',
        'This form is from an older version of the app. Close it and open it again.',
      );
    }
    const reader = await readerOf(parts, { user: user.id, surface: 'modal', channel: null });
    await ack({
      response_action: 'update',
      view: await next(parts, reader, view.state.values, from),
    });
  } catch (error) {
    const words = failureWords(parts.log, 'record a response', error);
    await ack({ response_action: 'update', view: panelModal(errorMessage(words), null) });
  }
}

export const recordForms: Forms = {
  [CALLBACK.pickDemarche]: (parts, ack, body) => onNext(parts, ack, body, demarcheChosen),
  [CALLBACK.pickCountry]: (parts, ack, body) => onNext(parts, ack, body, countryChosen),
};
