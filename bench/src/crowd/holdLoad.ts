import type { HoldOrder } from '../load/LoadOrder.ts';
import { until } from '../load/until.ts';
import { WIRES } from '../wire/index.ts';
import { arrive } from './arrive.ts';
import { Editor } from './Editor.ts';
import { Troupe } from './Troupe.ts';

const WITHIN_MS = 60_000;

/** Opens projects and stays in them, doing nothing, until the process is ended. */
export async function holdLoad({ provider, url, projects, shots }: HoldOrder, held: () => void): Promise<never> {
  const seeing = { onKnown: () => {}, onPresence: () => {} };
  const editors = projects.flatMap(({ project, people }) => {
    const troupe = new Troupe(
      project,
      people.map(({ user }) => user),
    );
    return people.map(
      (person, place) => new Editor({ troupe, part: troupe.partAt(place), person, wire: WIRES[provider], url, seeing }),
    );
  });
  await arrive(editors, WITHIN_MS);
  for (const editor of editors) {
    if (shots > 0 && editor.part === editor.troupe.parts[0]) editor.make(editor.troupe.layOut(shots));
  }
  await until(
    () => editors.every(({ isSaved }) => isSaved),
    () => 'the shots are saved',
    WITHIN_MS,
  );
  const problems = new Set(editors.flatMap((editor) => editor.problems));
  if (problems.size > 0) throw new Error(`A server turned somebody away: ${[...problems].join('; ')}`);
  held();
  return new Promise<never>(() => {});
}
