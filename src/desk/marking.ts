import { type Cable, type ClassificationLevel, LEVELS } from '../cable/index.ts';
import { type Marking, portionLevel } from '../demarche/index.ts';

const UNMARKED: Marking = { level: 'UNCLASSIFIED', captions: [], declassifyOn: null };

/**
 * The marking that the gate judges: the cable's own line, or the highest portion mark where that is higher or where the
 * line is missing. A cable whose header was cut off is not let in as unclassified when its paragraphs say (S).
 */
export function markingOf(cable: Cable): Marking {
  const levels: ClassificationLevel[] = [
    cable.classification?.level ?? UNMARKED.level,
    // Without a date nothing is declassified yet, so any instant gives the level as marked.
    ...cable.paragraphs.map(({ portion }) => portionLevel(portion, UNMARKED, new Date(0))),
  ];
  return {
    level: levels.reduce((highest, level) =>
      LEVELS.indexOf(level) > LEVELS.indexOf(highest) ? level : highest,
    ),
    captions: cable.classification?.captions ?? [],
    declassifyOn: cable.executiveOrder?.declassifyOn ?? null,
  };
}
