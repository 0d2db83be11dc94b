import { expect, it } from 'vitest';
import type { Wanted } from './choosePlace.ts';
import type { FarmPlace } from './FarmPlace.ts';
import { whyWaits } from './whyWaits.ts';

const place = (more: Partial<FarmPlace> = {}): FarmPlace => ({
  id: 'stage-3',
  title: 'Stage 3',
  standing: 'open',
  runners: ['comfyui'],
  tags: ['flux'],
  gpuMemoryBytes: 16e9,
  busy: 0,
  queued: 0,
  concurrency: 1,
  warm: [],
  remaining: [],
  ...more,
});
const local = place({
  id: null,
  title: 'Job-runners',
  runners: ['builtin', 'process'],
  tags: ['cpu'],
  gpuMemoryBytes: 0,
});
const wanted: Wanted = { runner: 'comfyui', tags: ['flux'], gpuMemoryBytes: 12e9, warm: [], before: null };
const why = (places: readonly FarmPlace[], more: Partial<Wanted> = {}, paused = false) =>
  whyWaits({ ...wanted, ...more }, { paused, places });

it.each([
  [
    'the queue is paused',
    why([place()], {}, true),
    'The queue is paused: nothing starts until whoever runs this installation lets it go on.',
  ],
  [
    'no job-runner is there',
    why([place({ standing: 'no-runner' })]),
    'No job-runner is connected; it starts when one is.',
  ],
  [
    'nothing of its kind is there',
    why([local]),
    'It needs a ComfyUI server, and there is none; whoever runs this installation can add one.',
  ],
  [
    'a tag is missing',
    why([place(), local], { tags: ['flux', 'lora'] }),
    'No backend that could run it has the tag "lora"; whoever runs this installation can add it to one.',
  ],
  [
    'no backend has all tags',
    why([place(), place({ tags: ['lora'] })], { tags: ['flux', 'lora'] }),
    'No backend has all the tags that it needs; whoever runs this installation can add them to one.',
  ],
  [
    'no GPU is large enough',
    why([place()], { gpuMemoryBytes: 24e9 }),
    'It needs 24 GB of GPU memory, and the largest backend that could run it has 16 GB; choose a lower quality.',
  ],
  [
    'its backend is paused',
    why([place({ standing: 'paused' }), local]),
    '"Stage 3" is paused; it starts when that goes on.',
  ],
  [
    'its backends do not answer',
    why([place({ standing: 'down' }), place({ id: 'b', standing: 'down' })]),
    '"Stage 3" does not answer (and 1 more that could run it take nothing either); it starts when that goes on.',
  ],
  ['the only one is busy', why([place({ busy: 1 })]), '"Stage 3" is busy, and nothing else can run it.'],
  ['all are busy', why([place({ busy: 1 }), place({ id: 'b', busy: 1 })]), 'Everything that can run it is busy.'],
  ['its turn has come', why([place({ busy: 1 }), place({ id: 'b' })]), 'It starts in a moment.'],
])('says why it waits where %s', (_, sentence, expected) => {
  expect(sentence).toBe(expected);
});
