import { readTakes } from '@dailies/shared/document';
import { type Contents, contentsOf, type Merging, threeWay } from '@dailies/shared/difference';
import type { ProjectId, TakeId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { documentOfState } from '../versions/documentOfState.ts';
import { readKeptState } from '../versions/readVersions.ts';
import type { BranchRow } from './readBranches.ts';

/** Contents with the name that another side has: a branch is called by a name of its own, which is no change. */
function namedAs(contents: Contents, other: Contents): Contents {
  const name = other.settings.get('name');
  return name === undefined ? contents : { ...contents, settings: new Map([...contents.settings, ['name', name]]) };
}

/** What a branch was when it and its project were the same last, and what it is now. */
export interface BranchSides {
  readonly base: Contents;
  readonly theirs: Contents;
}

/** A branch's sides of a merge, from its kept ground and a document of it. */
export async function readBase(db: Services['db'], { baseVersion }: BranchRow): Promise<Contents> {
  return contentsOf(await documentOfState(await readKeptState(db, baseVersion)));
}

export function sidesOf(base: Contents, theirs: Contents): BranchSides {
  return { base, theirs: namedAs(theirs, base) };
}

export interface ComparedBranch extends Merging {
  /** Takes of the branch that the project does not have. */
  readonly newTakes: readonly TakeId[];
}

/** What merging a branch would take, and what a person has to choose. */
export async function compareBranch(
  { db, documents }: Pick<Services, 'db' | 'documents'>,
  project: ProjectId,
  branch: BranchRow,
): Promise<ComparedBranch> {
  const base = await readBase(db, branch);
  const [theirs, theirTakes] = await documents.read(
    branch.id,
    (doc) => [contentsOf(doc), readTakes(doc).map(({ id }) => id)] as const,
  );
  const [ours, ourTakes] = await documents.read(
    project,
    (doc) => [contentsOf(doc), new Set(readTakes(doc).map(({ id }) => id))] as const,
  );
  const sides = sidesOf(base, theirs);
  return {
    ...threeWay(sides.base, ours, sides.theirs),
    newTakes: theirTakes.filter((take) => !ourTakes.has(take)),
  };
}
