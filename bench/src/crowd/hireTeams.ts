import type { ProjectId } from '@dailies/shared/ids';
import type { Person } from '../load/LoadOrder.ts';
import type { Measuring } from '../measureEdits.ts';

/** New projects with people of their own. The peers know no projects; the names are as good for them as any. */
export async function hireTeams(
  { crew }: Measuring,
  projects: number,
  peopleEach: number,
): Promise<{ project: ProjectId; people: Person[] }[]> {
  return Promise.all(
    Array.from({ length: projects }, async (_, place) => {
      const people = crew.people.slice(place * peopleEach, (place + 1) * peopleEach);
      return { project: await crew.project(people), people };
    }),
  );
}
