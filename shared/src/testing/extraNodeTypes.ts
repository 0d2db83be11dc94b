import { ok } from '../errors/index.ts';
import { defineModule } from '../modules/index.ts';
import { defineNode, NODE_TYPES, type NodeDefinition } from '../nodes/index.ts';
import { z } from 'zod';

// Node types for rules that no type of the product reaches yet: values that depend on values, a
// required input, another family of graphs.

const free = { tags: [], gpuMemoryBytes: 0 };
const text = { key: 'text', title: 'Text', type: 'String' } as const;

const join = defineModule({
  key: 'test-join',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [{ ...text, key: 'a', title: 'First', maxEdges: 4, required: true }],
  outputs: [text],
  params: z.object({}),
  requirements: free,
  evaluate: ({ inputs }) => {
    const parts = (inputs['a'] ?? []).map((input) => (input.type === 'text' ? input.text : ''));
    return ok({ text: [{ type: 'text', text: parts.join('+').slice(0, 99) }] });
  },
});

const caption = defineModule({
  key: 'test-caption',
  version: 1,
  family: 'cut',
  runs: false,
  inputs: [{ ...text, key: 'a', title: 'Words' }],
  outputs: [],
  params: z.object({}),
  requirements: free,
  evaluate: () => ok({}),
});

const restyle = defineModule({
  key: 'test-restyle',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [{ key: 'source', title: 'Source', type: 'Image', required: true }],
  outputs: [{ key: 'image', title: 'Image', type: 'Image' }],
  params: z.object({}),
  requirements: { tags: ['fast', 'cpu'], gpuMemoryBytes: 2 },
  plan: ({ inputs, format }) =>
    ok({
      kind: 'image',
      params: {},
      inputs,
      widthPx: format.widthPx,
      heightPx: format.heightPx,
      frames: 1,
      fps: format.fps,
      lockedSeed: null,
    }),
});

/** Adds the node types `test-join`, `test-caption` and `test-restyle` to this process' registry. */
export function addTestNodeTypes(): void {
  if (!(NODE_TYPES instanceof Map)) throw new Error('The registry of node types is not a Map.');
  const registry: Map<string, NodeDefinition> = NODE_TYPES;
  for (const module of [join, caption, restyle]) {
    const { key } = module;
    registry.set(
      key,
      defineNode({
        type: key,
        title: key,
        purpose: '',
        group: 'Text',
        module,
        size: [200, 100],
        params: {},
        tracked: false,
      }),
    );
  }
}
