import { type Icon, IconHistory, IconLayoutBoard, IconTable, IconUsers } from '@tabler/icons-react';

/** A page of a project that stands in its bar. */
export interface ProjectPageTab {
  readonly to: '/p/$projectId' | '/p/$projectId/shots' | '/p/$projectId/history' | '/p/$projectId/members';
  /** Its path below the project's. */
  readonly page: string;
  readonly title: string;
  readonly Icon: Icon;
  /** Words that the command palette finds it by besides its title. */
  readonly words: string;
}

/** The pages of a project, in the order of its bar. A new page adds its line here, and its path above. */
export const PROJECT_PAGES: readonly ProjectPageTab[] = [
  { to: '/p/$projectId', page: '', title: 'Canvas', Icon: IconLayoutBoard, words: 'graph nodes board' },
  { to: '/p/$projectId/shots', page: 'shots', title: 'Shots', Icon: IconTable, words: 'table list status board due' },
  { to: '/p/$projectId/history', page: 'history', title: 'History', Icon: IconHistory, words: 'versions branches' },
  { to: '/p/$projectId/members', page: 'members', title: 'Members', Icon: IconUsers, words: 'people roles invite' },
];
