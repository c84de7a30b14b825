import type { ExpectedCable } from '../expected.ts';
import type { CableFacts } from '../facts.ts';
import type { Dice, Line } from '../lines.ts';
import type { Style } from '../style.ts';

/** What happened to the printed lines on their way; nothing here takes a fact away unless `expect` says so. */
export interface Damage {
  (lines: readonly Line[], dice: Dice, cable: { facts: CableFacts; style: Style }): Line[];
  /** Changes what must be read, where the damage leaves a trace that the reader reports. */
  expect?: (expected: ExpectedCable, cable: { facts: CableFacts; style: Style }) => void;
}
