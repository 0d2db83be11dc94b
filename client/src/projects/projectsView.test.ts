import { Project } from '@dailies/shared/http';
import { ROLES } from '@dailies/shared/people';
import { expect, test } from 'vitest';
import { mayArchive, mayRename, ProjectsView, shownProjects } from './projectsView.ts';

const project = (name: string, editedAt: string): Project =>
  Project.parse({
    id: name.replaceAll(/\W/g, '-'),
    name,
    role: 'director',
    memberCount: 1,
    poster: null,
    epoch: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    editedAt,
    archivedAt: null,
    branchOf: null,
  });

const all = [
  project('Reel 10', '2026-03-01T00:00:00.000Z'),
  project('Reel 2', '2026-03-03T00:00:00.000Z'),
  project('Elan Vital', '2026-03-02T00:00:00.000Z'),
];
const names = (search: string, sort: ProjectsView['sort']): string[] =>
  shownProjects(all, search, sort).map(({ name }) => name);

test('the last edited come first, or names in the order of a person', () => {
  expect(names('', 'edited')).toEqual(['Reel 2', 'Elan Vital', 'Reel 10']);
  expect(names('', 'name')).toEqual(['Elan Vital', 'Reel 2', 'Reel 10']);
});

test('a search finds every word, whatever its accents and case', () => {
  expect(names('élan', 'name')).toEqual(['Elan Vital']);
  expect(names('10 reel ', 'name')).toEqual(['Reel 10']);
  expect(names('reel 3', 'name')).toEqual([]);
});

test('a view that cannot be read is the first one', () => {
  expect(ProjectsView.parse({ layout: 'spiral' })).toEqual({ layout: 'grid', sort: 'edited' });
});

test('directors and producers rename, directors archive; an archived project is not renamed', () => {
  expect(ROLES.filter((role) => mayRename({ role, archivedAt: null }))).toEqual(['director', 'producer']);
  expect(ROLES.filter((role) => mayArchive({ role }))).toEqual(['director']);
  expect(mayRename({ role: 'director', archivedAt: '2026-01-01T00:00:00.000Z' })).toBe(false);
});
