import { z } from 'zod';
import { CellOfFans } from '../document/index.ts';
import { NodeId, RequestId, RunId } from '../ids/index.ts';

/** One command by name, with its arguments as the command's own schema has them. */
export const CommandCall = z.strictObject({ name: z.string().min(1).max(64), args: z.record(z.string(), z.unknown()) });
export type CommandCall = z.infer<typeof CommandCall>;

/** All of them are done, in order, or none. */
export const RunCommands = z.strictObject({ commands: z.array(CommandCall).min(1).max(1_000) });
export type RunCommands = z.infer<typeof RunCommands>;

/** What each command returned, in order; null where it returns nothing. */
export const CommandResults = z.object({ results: z.array(z.unknown()) });
export type CommandResults = z.infer<typeof CommandResults>;

/** A request as a script makes it; its id is made here where it is left out. */
export const CreateRequest = z.strictObject({
  id: RequestId.optional(),
  node: NodeId,
  variations: z.int().min(1).max(8).default(1),
  /** Run even where a take of the same recipe and seed exists. */
  anyway: z.boolean().default(false),
  /** Below fan-outs: which of their values, from 0, by the fan-out's id; left out: the first ones. */
  values: CellOfFans.optional(),
});
export type CreateRequest = z.input<typeof CreateRequest>;

/** `runs` has one id a variation, in order; each is at `GET /api/v1/runs/:id` once it is dispatched. */
export const CreatedRequest = z.object({ id: RequestId, runs: z.array(RunId) });
export type CreatedRequest = z.infer<typeof CreatedRequest>;
