import type { ClassificationLevel } from '../../cable/index.ts';

/** For a light or a dark screen; Slack shows a picture as it is, whatever the reader chose. */
export type Theme = 'light' | 'dark';

export interface Colours {
  page: string;
  ink: string;
  soft: string;
  /** Land that the campaign does not ask. */
  land: string;
  border: string;
  sea: string;
  /** The outline of a country to which the points were delivered. */
  delivered: string;
  outstanding: string;
  empty: string;
}

export const COLOURS: Record<Theme, Colours> = {
  light: {
    page: '#ffffff',
    ink: '#1d1c1d',
    soft: '#565458',
    land: '#e2e1dc',
    border: '#ffffff',
    sea: '#f3f6f9',
    delivered: '#16202c',
    outstanding: '#8a4b00',
    empty: '#ffffff',
  },
  dark: {
    page: '#1a1d21',
    ink: '#f2f2f0',
    soft: '#b9bbbe',
    land: '#3a3e44',
    border: '#1f2327',
    sea: '#22272d',
    delivered: '#ffffff',
    outstanding: '#ffb454',
    empty: '#14171a',
  },
};

/** The colours that marking labels have in print. */
export const BANNER: Record<ClassificationLevel, string> = {
  UNCLASSIFIED: '#00693c',
  SBU: '#502b85',
  CONFIDENTIAL: '#0033a0',
  SECRET: '#b3001b',
  'TOP SECRET': '#c25100',
};
