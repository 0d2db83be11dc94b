import type { AssetContent } from '@dailies/shared/assets';
import { canonicalJson } from '@dailies/shared/ids';

const PARTS = [
  ['name', 'name'],
  ['description', 'description'],
  ['colours', 'palette'],
  ['references', 'references'],
  ['voice', 'voice'],
  ['trained', 'trained files'],
] as const satisfies readonly (readonly [keyof AssetContent, string])[];

/** The names of trained files that the version before had not. */
function newFiles({ trained: before = [] }: AssetContent, { trained: after = [] }: AssetContent): string[] {
  const had = new Set(before.map(({ sha256 }) => sha256));
  return after.filter(({ sha256 }) => !had.has(sha256)).map(({ name }) => name);
}

/** What a version changed against the one before, in words. */
export function versionChanges(was: AssetContent | null, is: AssetContent): string {
  if (was === null) return 'As it was made';
  const changed = PARTS.filter(([key]) => canonicalJson(was[key] ?? null) !== canonicalJson(is[key] ?? null)).map(
    ([, title]) => title,
  );
  const last = changed.pop();
  if (last === undefined) return 'Nothing changed';
  if (is.trainedFrom !== undefined && changed.length === 0) return `Trained ${newFiles(was, is).join(' and ')}`;
  const words = changed.length === 0 ? last : `${changed.join(', ')} and ${last}`;
  return `Changed the ${words}`;
}
