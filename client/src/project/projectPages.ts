import {
  type Icon,
  IconActivity,
  IconBooks,
  IconHistory,
  IconLayoutBoard,
  IconMovie,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { RunningCount } from '../activity/RunningCount.tsx';

/** A page of a project that stands in its bar. */
export interface ProjectPageTab {
  readonly to:
    | '/p/$projectId'
    | '/p/$projectId/shots'
    | '/p/$projectId/animatic'
    | '/p/$projectId/library'
    | '/p/$projectId/activity'
    | '/p/$projectId/history'
    | '/p/$projectId/members';
  /** Its path below the project's. */
  readonly page: string;
  readonly title: string;
  readonly Icon: Icon;
  /** Words that the command palette finds it by besides its title. */
  readonly words: string;
  /** How many things go on there, beside its title. */
  readonly Count?: ComponentType;
}

/** The pages of a project, in the order of its bar. A new page adds its line here, and its path above. */
export const PROJECT_PAGES: readonly ProjectPageTab[] = [
  { to: '/p/$projectId', page: '', title: 'Canvas', Icon: IconLayoutBoard, words: 'graph nodes board' },
  { to: '/p/$projectId/shots', page: 'shots', title: 'Shots', Icon: IconTable, words: 'table list status board due' },
  {
    to: '/p/$projectId/animatic',
    page: 'animatic',
    title: 'Animatic',
    Icon: IconMovie,
    words: 'play film picks reel cut',
  },
  {
    to: '/p/$projectId/library',
    page: 'library',
    title: 'Library',
    Icon: IconBooks,
    words: 'assets characters styles locations cast references',
  },
  {
    to: '/p/$projectId/activity',
    page: 'activity',
    title: 'Activity',
    Icon: IconActivity,
    words: 'feed lately running queue progress who',
    Count: RunningCount,
  },
  { to: '/p/$projectId/history', page: 'history', title: 'History', Icon: IconHistory, words: 'versions branches' },
  { to: '/p/$projectId/members', page: 'members', title: 'Members', Icon: IconUsers, words: 'people roles invite' },
];
