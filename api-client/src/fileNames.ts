import { takeFileName } from '@dailies/shared/naming';
import type { Graph } from './Graph.ts';
import type { ShownTake } from './takesOf.ts';

/** What each take's file is called by a template. Where two would be called the same, as on some systems in any case, each has its id too. */
export function fileNames(
  { nodes, settings }: Pick<Graph, 'nodes' | 'settings'>,
  takes: readonly ShownTake[],
  template: string = settings.naming,
): readonly string[] {
  const named = { nodes, settings: { ...settings, naming: template } };
  const names = takes.map((take) => takeFileName(named, take, take.mediaType));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return names.map((name, index) => {
    if (counts.get(name.toLowerCase()) === 1) return name;
    const dot = name.lastIndexOf('.');
    return `${name.slice(0, dot)}_${takes[index]?.id ?? ''}${name.slice(dot)}`;
  });
}
