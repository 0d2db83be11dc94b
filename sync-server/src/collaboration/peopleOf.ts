import type { ProjectId } from '@dailies/shared/ids';
import type { Connection, Document } from '@hocuspocus/server';
import type { CollaborationContext } from './Collaborator.ts';
import type { PersonHere } from './Documents.ts';

type Opened = Pick<Connection, 'close'> & { readonly context: CollaborationContext };

function note(people: Map<ProjectId, PersonHere[]>, { context: { collaborator } }: Opened): void {
  if (collaborator === undefined) return;
  const { project, user: id, name } = collaborator;
  const here = people.get(project) ?? [];
  people.set(project, here);
  if (!here.some((person) => person.id === id)) here.push({ id, name });
}

/** Who is connected to which document, each person once, in the order in which they came. */
export function peopleOf(served: Iterable<Document>): ReadonlyMap<ProjectId, readonly PersonHere[]> {
  const people = new Map<ProjectId, PersonHere[]>();
  for (const document of served) for (const connection of document.getConnections()) note(people, connection);
  return people;
}
