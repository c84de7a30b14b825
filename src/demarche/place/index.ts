export { boardAt, entriesAt, stateAt } from './answers.ts';
export { cableAt } from './cable.ts';
export { deedsAt } from './deeds.ts';
export { demarcheAt } from './facts.ts';
export { barredFrom, type Place, SUBJECT_WITHHELD } from './place.ts';
