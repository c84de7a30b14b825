import type { KnownBlock, ModalView } from '@slack/types';
import type { DemarcheDraft } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { CALLBACK } from './actions.ts';
import { achievedGroups, readAchieved } from './import-achieved.ts';
import { askGroups, readAsks } from './import-asks.ts';
import { changeGroups } from './import-changes.ts';
import { deadlineGroups, readDeadlines } from './import-deadlines.ts';
import { otherGroups } from './import-other.ts';
import { pointGroups } from './import-points.ts';
import { readResponders, responderGroups } from './import-responders.ts';
import { type ImportPart, type ImportSheet, importView, viewPage } from './import-sheet.ts';
import type { FormValues } from './inputs.ts';
import { context, section } from './parts.ts';

interface PartView {
  title: string;
  /** Whether the view holds inputs. */
  form: boolean;
  groups(sheet: ImportSheet): KnownBlock[][];
}

const VIEWS: Record<ImportPart, PartView> = {
  deadlines: { title: 'Deadlines', form: true, groups: deadlineGroups },
  asks: { title: 'Asks', form: true, groups: askGroups },
  points: { title: 'Talking points', form: false, groups: pointGroups },
  responders: { title: 'Responders', form: true, groups: responderGroups },
  achieved: { title: 'Already done', form: true, groups: achievedGroups },
  other: { title: 'Also read', form: false, groups: otherGroups },
  changes: { title: 'All changes', form: false, groups: changeGroups },
};

/** One part of the preview, whole and in pages; `root` is the view with the preview, which shows what is changed here. */
export function partModal(
  sheet: ImportSheet,
  is: { part: ImportPart; page: number; root: string | null },
  notice?: string,
): ModalView {
  const { title, form, groups } = VIEWS[is.part];
  const { blocks, at } = viewPage(groups(sheet), is.page);
  return importView({
    callback: CALLBACK.importPart,
    title,
    submit: form ? 'Done' : null,
    close: form ? 'Cancel' : 'Back',
    is: { ...is, page: at, channel: sheet.channel, draft: sheet.key },
    blocks: [
      ...(notice ? [section(`:warning: ${notice}`)] : []),
      ...(blocks.length > 0 ? blocks : [context('There is nothing here.')]),
    ],
  });
}

/** What a page of a part says, as far as it says something else than before. */
export interface PartSaid {
  facts: DemarcheDraft | null;
  achieved: CountryCode[];
  /** By block id, as Slack wants them. */
  errors: Record<string, string>;
}

export function readPart(values: FormValues, sheet: ImportSheet, part: ImportPart): PartSaid {
  const { facts } = sheet;
  const said: PartSaid = { facts, achieved: [...sheet.achieved], errors: {} };
  if (!facts) return said;
  switch (part) {
    case 'deadlines':
      return { ...said, facts: { ...facts, deadlines: readDeadlines(values, sheet) } };
    case 'asks':
      return { ...said, facts: { ...facts, asks: readAsks(values, sheet) } };
    case 'responders': {
      const { responders, error } = readResponders(values, sheet);
      return {
        ...said,
        facts: { ...facts, responders },
        errors: error ? { 'add-countries': error } : {},
      };
    }
    case 'achieved':
      return { ...said, achieved: readAchieved(values, sheet) };
    default:
      return said;
  }
}
