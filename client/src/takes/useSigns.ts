import type { ProjectModel } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { readSigns, type TakeSigns } from './takeSigns.ts';

type Signs = ReadonlyMap<string, TakeSigns>;

/** Read once for every strip and gallery that asks, until somebody says something. */
const known = new WeakMap<ProjectModel, { readonly version: number; readonly signs: Signs }>();

function signsOf(model: ProjectModel, me: string): Signs {
  const version = model.version(['reviews', 'comments']);
  const before = known.get(model);
  if (before?.version === version) return before.signs;
  const signs = readSigns(model.doc, me);
  known.set(model, { version, signs });
  return signs;
}

/** What was said of every take of this project. */
export function useSigns(): Signs {
  const { me } = useSession();
  return useModel(['reviews', 'comments'], (model) => signsOf(model, me.id), [me.id]);
}
