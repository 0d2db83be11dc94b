import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { recordsOf } from '../../document/index.ts';
import { ROLES } from '../../people/index.ts';
import { readWire } from '../wire/readWire.ts';
import type { WireId, WireItem, WireStruct, WireUpdate } from '../wire/WireUpdate.ts';
import { writeWire } from '../wire/writeWire.ts';
import { put } from './records.ts';
import { Scene } from './Scene.ts';

const { fresh, server, attacker, other } = Scene.clients;

const item = (fields: Partial<WireItem> = {}): WireItem => ({
  kind: 'item',
  origin: null,
  rightOrigin: null,
  parent: 'picks',
  key: 'n9',
  content: new Y.ContentAny(['t9']),
  ...fields,
});

const wire = (structs: readonly WireStruct[], at: WireId = { client: fresh, clock: 0 }): WireUpdate => ({
  blocks: [{ ...at, structs }],
  deletions: [],
});

const bytes = (...structs: WireStruct[]): Uint8Array => writeWire(wire(structs));

/** The map of a node that was deleted and collected, as a place to write into. */
function deletedNode(scene: Scene): WireId {
  const held = scene.server.getMap('nodes')._map.get('gone-theirs');
  if (held === undefined) throw new Error('The scene has no deleted node.');
  expect(held.deleted).toBe(true);
  return held.id;
}

/** Clocks of the document that were collected. */
function collected(scene: Scene): WireId {
  for (const structs of scene.server.store.clients.values()) {
    const found = structs.find((struct) => struct instanceof Y.GC);
    if (found !== undefined) return found.id;
  }
  throw new Error('The scene has nothing collected.');
}

/** A struct that the document has, said again with something else in it. */
const knownAgain = (fields: Partial<WireItem>): Uint8Array =>
  writeWire(wire([item({ ...fields })], { client: other, clock: 0 }));

const writersOnly = ['accept', 'accept', 'accept', 'accept', 'role'];
const buildersOnly = ['accept', 'accept', 'role', 'role', 'role'];
const toAll = (answer: string): string[] => ROLES.map(() => answer);

/** What is tried, and what director, artist, producer, reviewer and viewer are answered. */
const STRUCTURES: readonly [what: string, make: (scene: Scene) => Uint8Array, answers: readonly string[]][] = [
  ['an item after one that nobody knows', () => bytes(item({ origin: { client: 999, clock: 0 } })), toAll('resync')],
  [
    'an item before one that nobody knows',
    () => bytes(item({ rightOrigin: { client: 999, clock: 0 } })),
    toAll('resync'),
  ],
  ['an item in a map that nobody knows', () => bytes(item({ parent: { client: 999, clock: 0 } })), toAll('resync')],
  ['clocks that are left out', () => bytes({ kind: 'skip', length: 3 }, item()), toAll('resync')],
  [
    'a deletion past what is known',
    () => writeWire({ blocks: [], deletions: [{ client: server, clock: 10_000, length: 5 }] }),
    toAll('resync'),
  ],
  [
    'a deletion of a client that nobody knows',
    () => writeWire({ blocks: [], deletions: [{ client: 999, clock: 0, length: 1 }] }),
    toAll('resync'),
  ],
  ['something collected', () => bytes({ kind: 'gc', length: 5 }), writersOnly],
  ['an item beside a collected one', (scene) => bytes(item({ origin: collected(scene) })), writersOnly],
  ['an item in a deleted node', (scene) => bytes(item({ parent: deletedNode(scene), key: 'title' })), writersOnly],
  ['a deleted item of one’s own', () => bytes(item({ content: new Y.ContentDeleted(1) })), buildersOnly],
  [
    'items that wait for each other',
    () =>
      writeWire({
        blocks: [
          { client: fresh, clock: 0, structs: [item({ origin: { client: fresh + 1, clock: 0 } })] },
          { client: fresh + 1, clock: 0, structs: [item({ origin: { client: fresh, clock: 0 } })] },
        ],
        deletions: [],
      }),
    toAll('structure'),
  ],
  ['an item that follows itself', () => bytes(item({ origin: { client: fresh, clock: 0 } })), toAll('structure')],
  [
    'a known item that builds on an unknown one',
    () => knownAgain({ origin: { client: 999, clock: 7 } }),
    toAll('structure'),
  ],
  [
    'a known item in an unknown map',
    () => knownAgain({ parent: { client: 999, clock: 7 }, key: 'title' }),
    toAll('structure'),
  ],
  ['a known item under an unknown root', () => knownAgain({ parent: 'secrets' }), toAll('unknown-root')],
  ['a known item with another value', () => knownAgain({ parent: 'takes', key: 'forged' }), toAll('nothing')],
  [
    'an empty block over a full one',
    () =>
      writeWire({
        blocks: [
          { client: fresh, clock: 0, structs: [item()] },
          { client: fresh, clock: 0, structs: [] },
        ],
        deletions: [],
      }),
    toAll('malformed'),
  ],
  [
    'two blocks of one client',
    () =>
      writeWire({
        blocks: [
          { client: fresh, clock: 0, structs: [item()] },
          { client: fresh + 1, clock: 0, structs: [item({ key: 'n8' })] },
          { client: fresh, clock: 1, structs: [item({ key: 'n7' })] },
        ],
        deletions: [],
      }),
    toAll('malformed'),
  ],
  ['a client id past 32 bits', () => writeWire(wire([item()], { client: 2 ** 32, clock: 0 })), toAll('malformed')],
  ['a clock past 32 bits', () => writeWire(wire([item()], { client: fresh, clock: 2 ** 32 })), toAll('malformed')],
  ['a length past 32 bits', () => bytes({ kind: 'gc', length: 2 ** 40 }), toAll('malformed')],
  ['a length of nothing', () => bytes({ kind: 'gc', length: 0 }), toAll('malformed')],
  ['characters that are none', () => bytes(item({ content: new Y.ContentString('') })), toAll('malformed')],
  [
    'a deletion past 32 bits',
    () => writeWire({ blocks: [], deletions: [{ client: server, clock: 0, length: 2 ** 33 }] }),
    toAll('malformed'),
  ],
  [
    'a number of ten bytes',
    () => new Uint8Array([1, ...Array.from({ length: 10 }, () => 255), 1, 0]),
    toAll('malformed'),
  ],
  ['a promise of a billion structs', () => new Uint8Array([1, 128, 148, 235, 220, 3, 1, 0, 0]), toAll('malformed')],
  ['lists a hundred thousand deep', () => bytes(item({ content: deepList() })), toAll('malformed')],
  ['no bytes at all', () => new Uint8Array(), toAll('malformed')],
  [
    // Its first byte reads as: no structs; the rest is not read.
    'the other encoding',
    (scene) => Y.convertUpdateFormatV1ToV2(scene.edit((doc) => put(doc, 'picks', 'n9', ''))),
    toAll('nothing'),
  ],
  [
    'an update under the attacker’s own old client id, again',
    () => writeWire(wire([item({ parent: 'takes', key: 'forged' })], { client: attacker, clock: 0 })),
    toAll('nothing'),
  ],
];

/** Nested further than any reader without recursion limits would go; written by hand, since Yjs cannot. */
function deepList(): Y.ContentAny {
  class Deep extends Y.ContentAny {
    override write(encoder: Y.UpdateEncoderV1): void {
      encoder.writeLen(1);
      for (let depth = 0; depth < 100_000; depth += 1) {
        encoder.writeInfo(117);
        encoder.writeLen(1);
      }
      encoder.writeInfo(126);
    }
  }
  return new Deep([null]);
}

describe('forged structs', () => {
  it.each(STRUCTURES)('[A1] [A6] [A7] %s', (_what, make, answers) => {
    const scene = new Scene();
    const update = make(scene);
    const before = Y.encodeStateAsUpdate(scene.server);
    const answered = ROLES.map((role) => {
      const verdict = scene.judge(update, role);
      if (verdict.verdict === 'accept') return verdict.changes ? 'accept' : 'nothing';
      return verdict.verdict === 'refuse' ? verdict.rule : verdict.verdict;
    });
    expect(answered).toEqual(answers);
    expect(Y.encodeStateAsUpdate(scene.server)).toEqual(before);
    // What is accepted applies, and what is said to change nothing leaves nothing behind, waiting or not.
    if (!answers.some((answer) => answer === 'accept' || answer === 'nothing')) return;
    Y.applyUpdate(scene.server, update);
    expect(scene.server.store.pendingStructs).toBeNull();
    expect(scene.server.store.pendingDs).toBeNull();
    if (answers.includes('nothing')) expect(Y.encodeStateAsUpdate(scene.server)).toEqual(before);
  });

  it('[A6] an honest update cut off anywhere, or with bytes after it, never does what its sender may not', () => {
    const honest = new Scene().edit((doc) => {
      put(doc, 'nodes', 'cut-off', '');
      doc.getMap('edges').delete('edges-theirs');
    });
    for (let length = 0; length < honest.length; length += 1) {
      const scene = new Scene();
      const verdict = scene.judge(honest.slice(0, length), 'viewer');
      expect(verdict.verdict === 'accept' && verdict.changes, `the first ${length} bytes`).toBe(false);
    }
    const longer = new Uint8Array([...honest, 1, 2, 3]);
    expect(new Scene().judge(longer, 'artist')).toMatchObject({ verdict: 'accept', changes: true });
    expect(new Scene().judge(longer, 'viewer')).toMatchObject({ verdict: 'refuse', rule: 'role' });
  });

  it('[A6] a piece of text between two that were never beside each other is refused, an honest one is not', () => {
    const scene = new Scene();
    const text = (doc: Y.Doc): Y.Text => {
      const params = recordsOf(doc, 'nodes').get('nodes-theirs')?.get('params');
      const found = params instanceof Y.Map ? params.get('text') : undefined;
      if (!(found instanceof Y.Text)) throw new Error('The scene has no text.');
      return found;
    };
    // "words" → "wo--rds": "--" was put behind "o", and "rds" stands behind "wo".
    Y.applyUpdate(
      scene.server,
      scene.edit((doc) => text(doc).insert(2, '--'), other + 1),
    );
    const start = text(scene.server)._start;
    if (start === null) throw new Error('The text is empty.');
    const piece = (origin: WireId | null, rightOrigin: WireId | null): Uint8Array =>
      bytes(item({ origin, rightOrigin, parent: null, key: null, content: new Y.ContentString('!') }));
    const { client, clock } = start.id;
    const [w, o, r] = [0, 1, 2].map((offset) => ({ client, clock: clock + offset })) as [WireId, WireId, WireId];
    const dash = { client: other + 1, clock: Y.getState(scene.server.store, other + 1) - 2 };
    const honest = [
      piece(null, w),
      piece(w, o),
      piece(o, r),
      piece(o, dash),
      piece({ ...dash, clock: dash.clock + 1 }, r),
    ];
    for (const update of honest) expect(scene.judge(update, 'artist')).toMatchObject({ verdict: 'accept' });
    const forged = [piece(null, o), piece(w, dash), piece(dash, null), piece(r, w)];
    for (const update of forged) expect(scene.judge(update, 'artist')).toMatchObject({ rule: 'structure' });
  });

  it('[A5] a forged next clock of somebody does not make their own edit disappear', () => {
    const scene = new Scene();
    const clock = Y.getState(scene.server.store, other);
    const forged = writeWire(wire([item()], { client: other, clock }));
    for (const role of ROLES) expect(scene.judge(forged, role)).toMatchObject({ rule: 'client-id' });
    expect(readWire(forged).blocks[0]).toMatchObject({ client: other, clock });
  });
});
