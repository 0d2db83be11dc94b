import { z } from 'zod';

/** In what order runs are looked at, lower ones first: somebody waits for what is interactive, nobody for a batch. */
export const PRIORITIES = { raised: 50, interactive: 100, batch: 200 } as const;

export const Priority = z.enum(['raised', 'interactive', 'batch']);
export type Priority = z.infer<typeof Priority>;

/** What a number stands for, also one that lies between. */
export const priorityOf = (number: number): Priority =>
  number < PRIORITIES.interactive ? 'raised' : number < PRIORITIES.batch ? 'interactive' : 'batch';
