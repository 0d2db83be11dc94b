import { z } from 'zod';

export const FARM_VIEWS = ['backends', 'pipelines', 'usage'] as const;
export type FarmView = (typeof FARM_VIEWS)[number];

/** Which part of the farm is looked at; left out: its backends. */
export const FarmSearch = z.object({ view: z.enum(FARM_VIEWS).optional().catch(undefined) });
