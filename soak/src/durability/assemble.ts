import type { Role } from '@dailies/shared/people';
import type { Random } from '@dailies/shared/testing';
import type { Installation } from '../installation/Installation.ts';
import { Person } from '../people/Person.ts';
import { type Member, Production } from './Production.ts';

const CAST: readonly (readonly [string, Role])[] = [
  ['Arne', 'artist'],
  ['Anna', 'artist'],
  ['Paul', 'producer'],
  ['Rita', 'reviewer'],
  ['Vera', 'viewer'],
];

/** Makes accounts and projects, and seats everybody: a director, people of every other role, a second device. */
export async function assemble(
  { origin }: Pick<Installation, 'origin'>,
  projects: number,
  random: Random,
  /** Where browsers connect to, when it is not the server itself. */
  collaborationOrigin = origin,
): Promise<Production[]> {
  const dora = await Person.signUp(origin, 'Dora');
  const productions: Production[] = [];
  const known = new Map<string, Person>();
  for (let index = 0; index < projects; index += 1) {
    const project = await dora.createProject(`Under fire ${index + 1}`);
    const members: Member[] = [{ person: dora, role: 'director' }];
    for (const [name, role] of CAST) {
      const secret = await dora.invite(project, role);
      const person = known.get(name) ?? (await Person.signUp(origin, name, secret));
      if (known.has(name)) await person.join(secret);
      known.set(name, person);
      members.push({ person, role });
      // An artist with a laptop and a tablet.
      if (name === 'Arne') members.push({ person, role });
    }
    productions.push(new Production(collaborationOrigin, project, members, random.int(2 ** 31)));
  }
  return productions;
}
