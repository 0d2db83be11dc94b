import type { Project } from '@dailies/shared/http';
import { z } from 'zod';

/** How somebody looks at their projects, remembered in this browser. */
export const ProjectsView = z.object({
  layout: z.enum(['grid', 'list']).catch('grid'),
  sort: z.enum(['edited', 'name']).catch('edited'),
});
export type ProjectsView = z.infer<typeof ProjectsView>;

const KEY = 'dailies:projects-view';

export function rememberedView(): ProjectsView {
  try {
    return ProjectsView.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return { layout: 'grid', sort: 'edited' };
  }
}

export function rememberView(view: ProjectsView): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    // Without storage it is chosen again each time, nothing else.
  }
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The projects that a search finds, each word of it somewhere in the name, in the order that is wanted. */
export function shownProjects(
  projects: readonly Project[],
  search: string,
  sort: ProjectsView['sort'],
): readonly Project[] {
  const words = plain(search).split(/\s+/);
  return projects
    .filter(({ name }) => words.every((word) => plain(name).includes(word)))
    .sort((a, b) =>
      sort === 'name' ? names.compare(a.name, b.name) : Date.parse(b.editedAt) - Date.parse(a.editedAt),
    );
}

/** What a member may do with a project as a whole, as the server has it. */
export const mayRename = ({ role, archivedAt }: Pick<Project, 'role' | 'archivedAt'>): boolean =>
  archivedAt === null && (role === 'director' || role === 'producer');
export const mayArchive = ({ role }: Pick<Project, 'role'>): boolean => role === 'director';
