import type { DailiesClient, Project } from '@dailies/api-client';
import { collect } from './collect.ts';
import { findNamed } from './findNamed.ts';

/** The project that somebody means, by id or name; one in the archive where no other is meant. */
export async function findProject(client: DailiesClient, text: string): Promise<Project> {
  const live = await collect(client.projects());
  try {
    return findNamed(live, text, 'project');
  } catch (error) {
    const archived = await collect(client.projects({ archived: true }));
    const isAmongThem = archived.some(({ id, name }) => id === text || name === text);
    if (!isAmongThem) throw error;
    return findNamed(archived, text, 'project');
  }
}
