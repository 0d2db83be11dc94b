import { z } from 'zod';

export const BenchPart = z.enum([
  'edits',
  'crowd',
  'moves',
  'drags',
  'memory',
  'canvas',
  'frames',
  'takes',
  'farm',
  'media',
]);
export type BenchPart = z.infer<typeof BenchPart>;
