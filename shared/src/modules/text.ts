import { z } from 'zod';
import { ok } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';

const TextParams = z.object({ text: z.string().max(100_000).default('') });
type TextParams = z.infer<typeof TextParams>;

const free = { tags: [], gpuMemoryBytes: 0 };

/** A text that shots are made from. */
export const prompt = defineModule<TextParams>({
  key: 'prompt',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [{ key: 'text', title: 'Text', type: 'String' }],
  params: TextParams,
  requirements: free,
  evaluate: ({ params }) => ok({ text: [{ type: 'text', text: params.text }] }),
});

/** A text for people. */
export const note = defineModule<TextParams>({
  key: 'note',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [],
  params: TextParams,
  requirements: free,
  evaluate: () => ok({}),
});
