import { z } from 'zod';
import { type Flow, serveNext } from './fairShare.ts';

const Turn = z.object({ owed: z.record(z.string(), z.number()), last: z.string().nullable() });
type Turn = z.infer<typeof Turn>;

/** Whose turn it is as it stands: among projects, and within each among its people. */
export const Turns = z.object({
  projects: Turn.catch({ owed: {}, last: null }),
  people: z.record(z.string(), Turn).catch({}),
});
export type Turns = z.infer<typeof Turns>;

/** The first run that somebody waits for in a project, with what it is going to take. */
export interface Waiting {
  readonly run: string;
  readonly project: string;
  readonly person: string;
  readonly costSeconds: number;
  /** Of the project. */
  readonly weight: number;
}

const NOBODY: Turn = { owed: {}, last: null };

/** A person's runs are their own; a project costs what the run of whoever's turn it is there costs. */
function turnIn(waiting: readonly Waiting[], turn: Turn) {
  const flows: Flow[] = waiting.map(({ person, costSeconds }) => ({ id: person, costSeconds, weight: 1 }));
  const next = serveNext(flows, turn.owed, turn.last);
  const chosen = waiting.find(({ person }) => person === next?.served);
  return next === null || chosen === undefined ? null : { chosen, turn: { owed: next.owed, last: next.served } };
}

/**
 * Whose run is next: by deficit round robin over the projects by weight, then over the people of the one whose turn
 * it is. `waiting` has one run for each person of each project. Null where nobody waits. Projects that wait for
 * nothing are forgotten.
 */
export function takeTurns(
  waiting: readonly Waiting[],
  turns: Turns,
): { readonly run: string; readonly turns: Turns } | null {
  const byProject = Map.groupBy(waiting, ({ project }) => project);
  const within = new Map(
    [...byProject].flatMap(([project, theirs]) => {
      const turn = turnIn(theirs, turns.people[project] ?? NOBODY);
      return turn === null ? [] : [[project, turn] as const];
    }),
  );
  const flows = [...within].map(([id, { chosen }]) => ({ id, costSeconds: chosen.costSeconds, weight: chosen.weight }));
  const next = serveNext(flows, turns.projects.owed, turns.projects.last);
  const served = next === null ? undefined : within.get(next.served);
  if (next === null || served === undefined) return null;
  const people = Object.fromEntries(
    [...within.keys()].flatMap((project) => {
      const turn = project === next.served ? served.turn : turns.people[project];
      return turn === undefined ? [] : [[project, turn] as const];
    }),
  );
  return { run: served.chosen.run, turns: { projects: { owed: next.owed, last: next.served }, people } };
}
