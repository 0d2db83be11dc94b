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

/** What a version changed against the one before, in words. */
export function versionChanges(was: AssetContent | null, is: AssetContent): string {
  if (was === null) return 'As it was made';
  const changed = PARTS.filter(([key]) => canonicalJson(was[key] ?? null) !== canonicalJson(is[key] ?? null)).map(
    ([, title]) => title,
  );
  const last = changed.pop();
  if (last === undefined) return 'Nothing changed';
  const words = changed.length === 0 ? last : `${changed.join(', ')} and ${last}`;
  return `Changed the ${words}`;
}
