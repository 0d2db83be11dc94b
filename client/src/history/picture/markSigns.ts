import type { Mark } from '../difference/Difference.ts';

// By sign and by word, never by colour alone.

export const MARK_SIGN: Readonly<Record<Mark, string>> = { added: '+', removed: '−', changed: '≠', moved: '→' };

/** What happened to a node between a version and now. */
export const MARK_WORD: Readonly<Record<Mark, string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved',
};

export const MARK_COLOUR: Readonly<Record<Mark, string>> = {
  added: 'var(--good)',
  removed: 'var(--bad)',
  changed: 'var(--changed)',
  moved: 'var(--dim)',
};
