import { z } from 'zod';
import { Colour } from '../../assets/index.ts';
import { Fps } from '../../media/index.ts';
import { Quality } from '../../runs/index.ts';

/** What a status means to a machine, whatever a production calls it. */
export const STATUS_CLASSES = ['not-started', 'in-progress', 'awaiting-review', 'retake', 'done', 'blocked'] as const;
export const StatusClass = z.enum(STATUS_CLASSES);

/** A production status of a shot, as data. */
export const Status = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(40),
  short: z.string().min(1).max(8),
  colour: Colour,
  class: StatusClass,
});
export type Status = z.infer<typeof Status>;

export const DEFAULT_STATUSES: readonly Status[] = [
  { id: 'todo', name: 'Todo', short: 'TODO', colour: '#868e96', class: 'not-started' },
  { id: 'ready', name: 'Ready', short: 'RDY', colour: '#5c7cfa', class: 'not-started' },
  { id: 'wip', name: 'In progress', short: 'WIP', colour: '#339af0', class: 'in-progress' },
  { id: 'wfa', name: 'Waiting for approval', short: 'WFA', colour: '#b197fc', class: 'awaiting-review' },
  { id: 'retake', name: 'Retake', short: 'RTK', colour: '#ff922b', class: 'retake' },
  { id: 'done', name: 'Approved', short: 'DONE', colour: '#51cf66', class: 'done' },
  { id: 'hold', name: 'On hold', short: 'HOLD', colour: '#fcc419', class: 'blocked' },
  { id: 'omit', name: 'Omitted', short: 'OMIT', colour: '#495057', class: 'blocked' },
];

/** A project's settings, one key each in the root `settings`. Sizes in pixels. */
export const Settings = z.object({
  name: z.string().trim().min(1, 'A project needs a name.').max(120),
  /** Short code in names of files, such as `NSC`. */
  code: z.string().regex(/^[A-Z0-9]{2,8}$/, 'A code is 2 to 8 capital letters or digits.'),
  fps: Fps,
  width: z.int().min(64).max(8_192).multipleOf(2),
  height: z.int().min(64).max(8_192).multipleOf(2),
  quality: Quality,
  naming: z.string().min(1).max(200),
  statuses: z.array(Status).min(1).max(40).readonly(),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  name: 'Untitled',
  code: 'UNT',
  fps: [24, 1],
  width: 1280,
  height: 720,
  quality: 'standard',
  naming: '{scene}_{shot}_v{version}_take{take}',
  statuses: DEFAULT_STATUSES,
};
