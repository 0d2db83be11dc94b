import type { Role } from '@dailies/shared/people';
import { type Icon, IconArchive, IconDatabase, IconLayoutGrid, IconListSearch, IconWebhook } from '@tabler/icons-react';

/** A page of a project that does not stand in its bar; the command palette leads there. */
export interface SidePage {
  /** Its path below the project's. */
  readonly page: string;
  readonly title: string;
  readonly Icon: Icon;
  readonly words: string;
  /** Who is shown something there; left out: everybody. */
  readonly roles?: readonly Role[];
}

export const SIDE_PAGES: readonly SidePage[] = [
  {
    page: 'contact-sheet',
    title: 'Contact sheet of all shots',
    Icon: IconLayoutGrid,
    words: 'print pdf png storyboard picks',
  },
  {
    page: 'storage',
    title: 'Storage of this project',
    Icon: IconDatabase,
    words: 'disk room space quota limits unused files',
    roles: ['director', 'producer'],
  },
  {
    page: 'webhooks',
    title: 'Webhooks',
    Icon: IconWebhook,
    words: 'events tell other tools integration',
    roles: ['director', 'producer'],
  },
  {
    page: 'audit',
    title: 'Audit log of this project',
    Icon: IconListSearch,
    words: 'who did what security',
    roles: ['director'],
  },
  { page: 'rescued', title: 'Set aside', Icon: IconArchive, words: 'rescued copies refused edits offline recovery' },
];
