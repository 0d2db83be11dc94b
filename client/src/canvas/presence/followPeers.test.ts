import { createNodes, moveNodes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { atom, react, type TLShapeId } from 'tldraw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { Observable } from '../../session/Observable.ts';
import type { Peer } from '../../session/Presence.ts';
import { CANVAS_PAGE, canvasStore } from '../projection/canvasStore.ts';
import { Projector } from '../projection/Projector.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { followPeers } from './followPeers.ts';

const context = { actor: UserId.parse('ada'), role: 'artist', now: 1 } as const;
const DRAGGED = 50;
const idOf = (place: number) => shapeIdOf(NodeId.parse(`node-${place}`));

const VERA: Peer = {
  client: 7,
  user: { id: UserId.parse('vera'), name: 'Vera' },
  colour: '#ff8800',
  changed: 1,
  pointer: [0, 0],
  selected: [],
  editing: null,
  field: null,
  view: null,
  page: '',
  following: null,
  spotlight: null,
  chat: null,
  drag: null,
};

let frames: (() => void)[] = [];
const frame = (): void => {
  const due = frames;
  frames = [];
  for (const each of due) each();
};

function canvas() {
  const doc = newDocument();
  const nodes = Array.from({ length: 200 }, (_, place) => ({ id: `node-${place}`, type: 'prompt', pos: [place, 0] }));
  createNodes.run(doc, { nodes }, context);
  const store = canvasStore();
  const projector = new Projector(store, new ProjectModel(doc), CANVAS_PAGE);
  projector.start();
  const peers = new Observable<readonly Peer[]>([]);
  const level = atom<NodeId | null>('level', null);
  const carried = atom<ReadonlySet<TLShapeId>>('carried', new Set());
  const stop = followPeers({ store, page: CANVAS_PAGE, presence: { peers }, projector, level, carried });
  frame();
  let changes = 0;
  react('changes of the store', () => {
    store.history.get();
    changes += 1;
  });
  const ids = Array.from({ length: DRAGGED }, (_, place) => idOf(place));
  const dragged = (by: readonly [number, number], key = 1): void =>
    peers.set([{ ...VERA, pointer: by, drag: { key, ids, by } }]);
  const letGo = (): void => peers.set([{ ...VERA, drag: null }]);
  const at = (place: number) => {
    const shape = store.get(idOf(place));
    return shape?.typeName === 'shape' ? [shape.x, shape.y] : null;
  };
  const changesOf = (act: () => void): number => {
    const before = changes;
    act();
    return changes - before;
  };
  return { doc, store, projector, peers, level, carried, stop, dragged, letGo, at, changesOf };
}

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what a peer moves within a frame, pointer and fifty nodes, is one change of the store', () => {
  const { dragged, at, changesOf } = canvas();
  dragged([0, 0]);
  frame();
  const changes = changesOf(() => {
    for (let step = 1; step <= 4; step += 1) dragged([step, 2 * step]);
    frame();
  });
  expect(changes).toBe(1);
  expect([at(0), at(DRAGGED - 1), at(DRAGGED)]).toEqual([
    [4, 8],
    [DRAGGED - 1 + 4, 8],
    [DRAGGED, 0],
  ]);
});

test('what was told already changes nothing', () => {
  const { dragged, changesOf } = canvas();
  dragged([3, 3]);
  frame();
  expect(
    changesOf(() => {
      dragged([3, 3]);
      frame();
    }),
  ).toBe(0);
});

test('what is let go stays where it was seen until the document has it, and is then where that says', () => {
  const { doc, dragged, letGo, at } = canvas();
  dragged([10, 10]);
  frame();
  letGo();
  frame();
  expect(at(0)).toEqual([10, 10]);
  moveNodes.run(doc, { moves: [{ id: 'node-0', pos: [10, 10] }] }, context);
  vi.advanceTimersByTime(1_000);
  // The others were not moved after all.
  expect([at(0), at(1)]).toEqual([
    [10, 10],
    [1, 0],
  ]);
});

test('a drag that ends and another that begins within a frame are two, each counted from where it began', () => {
  const { doc, dragged, letGo, at } = canvas();
  dragged([10, 10]);
  frame();
  moveNodes.run(doc, { moves: [{ id: 'node-0', pos: [10, 10] }] }, context);
  letGo();
  dragged([1, 1], 2);
  frame();
  expect(at(0)).toEqual([11, 11]);
});

test('what this person holds is not moved by another', () => {
  const { projector, dragged, at } = canvas();
  projector.hold([idOf(0)]);
  dragged([10, 10]);
  frame();
  expect([at(0), at(1)]).toEqual([
    [0, 0],
    [11, 10],
  ]);
});

test('who is on another level is not shown', () => {
  const { store, dragged, level } = canvas();
  dragged([1, 1]);
  frame();
  const shown = () => store.allRecords().filter(({ typeName }) => typeName === 'instance_presence').length;
  expect(shown()).toBe(1);
  level.set(NodeId.parse('scene'));
  frame();
  expect(shown()).toBe(0);
});

test('says what is dragged, from the first motion to the drop', () => {
  const { carried, dragged, letGo } = canvas();
  dragged([1, 1]);
  frame();
  const taken = carried.get();
  expect([...taken]).toEqual(Array.from({ length: DRAGGED }, (_, place) => idOf(place)));
  dragged([2, 2]);
  frame();
  expect(carried.get()).toBe(taken);
  letGo();
  frame();
  expect(carried.get().size).toBe(0);
});
