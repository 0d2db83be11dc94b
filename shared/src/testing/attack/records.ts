import * as Y from 'yjs';
import { type RootName, rootOf } from '../../document/index.ts';
import { sampleTake } from '../sampleProject.ts';

/** Which record: one that stands and is somebody else's, one that stands and is one's own, or a new one. */
export type Whose = 'theirs' | 'mine' | 'new';

/** The key of such a record in a root. Where a key is a choice of few, another one of them is new. */
export function keyOf(root: RootName, whose: Whose, user: string): string {
  const isNew = whose === 'new';
  switch (root) {
    case 'meta':
      return isNew ? 'extra' : 'schema';
    case 'settings':
      return isNew ? 'code' : 'name';
    case 'tracking':
      return isNew ? 'n2:status' : 'n1:status';
    case 'reviews':
      return `${isNew ? 't2' : 't1'}:${user}:verdict`;
    case 'nodes':
    case 'edges':
    case 'drawing':
    case 'picks':
    case 'cut':
    case 'requests':
    case 'comments':
    case 'playlists':
    case 'runs':
    case 'takes':
      return `${root}-${whose}`;
  }
}

const RECORDS: Partial<Record<RootName, (by: string) => readonly [string, unknown][]>> = {
  nodes: () => [
    ['type', 'prompt'],
    ['title', 'A prompt'],
    ['pos', [0, 0]],
    ['size', [200, 100]],
    ['scene', null],
    ['order', 'a0'],
    ['params', new Y.Map(Object.entries({ text: new Y.Text('words') }))],
  ],
  drawing: () => [
    ['type', 'draw'],
    ['props.color', 'red'],
  ],
  cut: () => [
    ['kind', 'title'],
    ['order', 'a0'],
    ['text', 'The end'],
    ['frames', 10],
  ],
  comments: (by) => [
    ['anchor', { on: 'canvas', pos: [0, 0] }],
    ['by', by],
    ['at', 1],
    ['parent', null],
    ['body', new Y.Text('More rain')],
  ],
  playlists: (by) => [
    ['name', 'Monday'],
    ['takes', []],
    ['by', by],
  ],
};

const VALUES: Partial<Record<RootName, (by: string) => unknown>> = {
  meta: () => 1,
  settings: () => 'CODE',
  edges: () => ({ from: 'n1', fromPort: 'text', to: 'n2', toPort: 'prompt' }),
  picks: () => 't1',
  tracking: () => 'done',
  requests: (by) => ({ node: 'n1', kind: 'generate', variations: 1, recipe: null, anyway: false, by, at: 1 }),
  reviews: () => 'approve',
  runs: () => ({ request: 'r1', node: 'n1', variation: 0, state: 'queued' }),
  takes: () => ({ ...sampleTake('n1'), number: 1 }),
};

/** A record of a root as a command would make it, in somebody's name where the root has names. */
export function recordOf(root: RootName, by: string): unknown {
  const fields = RECORDS[root]?.(by);
  return fields === undefined ? VALUES[root]?.(by) : new Y.Map(fields);
}

export function put(doc: Y.Doc, root: RootName, key: string, by: string): void {
  rootOf(doc, root).set(key, recordOf(root, by));
}

/** A field of a record of the root that a person may change, where records have fields. */
export const CHANGEABLE_FIELD: Partial<Record<RootName, string>> = {
  nodes: 'title',
  drawing: 'props.color',
  cut: 'order',
  comments: 'body',
  playlists: 'name',
};
