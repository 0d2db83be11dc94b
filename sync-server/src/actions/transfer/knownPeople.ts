import { members, user } from '@dailies/migrations/tables';
import { UserId } from '@dailies/shared/ids';
import { placeholderOf } from '@dailies/shared/people';
import { eq, inArray } from 'drizzle-orm';
import type { Account } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { hashedAddress } from './hashedAddress.ts';
import type { FilePerson, ProjectFileHeader } from './ProjectFile.ts';

/** Whose addresses somebody knows already: their own, their projects' members', and everybody's for the owner of the installation. */
async function acquaintances(db: Queryable, { id, installationOwner }: Account) {
  const select = db.selectDistinct({ id: user.id, email: user.email }).from(user);
  if (installationOwner) return select;
  const own = db.select({ project: members.projectId }).from(members).where(eq(members.userId, id));
  const beside = db.select({ id: members.userId }).from(members).where(inArray(members.projectId, own));
  const others = await select.where(inArray(user.id, beside));
  return [...others, ...(await db.select({ id: user.id, email: user.email }).from(user).where(eq(user.id, id)))];
}

export interface FoundPeople {
  readonly userOf: (id: UserId) => UserId;
  readonly known: number;
  readonly unknown: number;
}

/**
 * Who of a file has an account here, by the hash of the e-mail address; a placeholder for everybody else.
 * Only among those whom the importer knows: otherwise a file would tell who has an account, and put words
 * into the mouths of strangers.
 */
export async function findPeople(
  db: Queryable,
  importer: Account,
  { salt, studio }: ProjectFileHeader,
  people: readonly FilePerson[],
): Promise<FoundPeople> {
  const byHash = new Map((await acquaintances(db, importer)).map(({ id, email }) => [hashedAddress(salt, email), id]));
  const found = new Map<string, UserId>();
  const placeholders = new Map<string, UserId>();
  for (const { id, email } of people) {
    const account = email === null ? undefined : byHash.get(email);
    if (account !== undefined) found.set(id, UserId.parse(account));
  }
  return {
    userOf: (id) => {
      const known = found.get(id) ?? placeholders.get(id);
      if (known !== undefined) return known;
      const placeholder = placeholderOf(studio, placeholders.size + 1);
      placeholders.set(id, placeholder);
      return placeholder;
    },
    known: found.size,
    unknown: people.length - found.size,
  };
}
