import type { Sha256 } from '@dailies/shared/media';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** In the order in which groups are shown where nothing else tells which one is meant. */
export const PALETTE_GROUPS = [
  'Actions',
  'Go to',
  'Shots and nodes',
  'Takes',
  'People',
  'Library',
  'Comments',
  'Projects',
] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** Something that the command palette finds: a thing to do, or a place to go to. */
export interface PaletteAction {
  /** The same for the same thing each time, so that it is known as recent: `node:sh010`, `theme`. */
  readonly id: string;
  readonly title: string;
  readonly group: PaletteGroup;
  readonly run: () => void;
  /** What tells it from others of the same title. */
  readonly hint?: string;
  /** Words that it is found by besides its title and its hint. */
  readonly words?: string;
  /** The keys that do the same without the palette: `['Shift', 'G']`. */
  readonly keys?: readonly string[];
  readonly Icon?: Icon;
  /** A sign of its own in place of an icon. */
  readonly sign?: ReactNode;
  /** Shown in place of an icon; null: there is none yet. */
  readonly picture?: Sha256 | null;
  readonly person?: { readonly id: string; readonly name: string };
  /** Shown only to somebody who types: one of thousands. */
  readonly isSearchedFor?: boolean;
}
