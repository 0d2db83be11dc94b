import { packDocument, packUpdate } from '@dailies/migrations';
import { createNodes, deleteNodes, moveNodes } from '@dailies/shared/commands';
import { newDocument, readNode, textParam } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { NodeId, UserId } from '@dailies/shared/ids';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type AuthoredRow, HistoryWindows, WINDOW_MS } from './HistoryWindows.ts';
import { replay } from './replay.ts';

const START_MS = Date.UTC(2026, 10, 21, 9);
/** The bench makes 10,000, which are below 50 kB. */
const MOVES = 2_500;
const PEOPLE = ['mia', 'arne', 'tove', 'noor'].map((name) => UserId.parse(name));
const node = (place: number): NodeId => NodeId.parse(`shot-${place}`);

/** A repeatable row of numbers from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** People who edit one document, each in a document of their own, and the log that this makes. */
function staff(nodes: number) {
  const rows: AuthoredRow[] = [];
  let atMs = START_MS;
  const docs = PEOPLE.map(() => newDocument());
  /** How much of the log each has seen; what somebody made while away is in the log when they are back. */
  const seen = docs.map(() => 0);
  const made: Uint8Array[][] = docs.map(() => []);
  for (const [place, doc] of docs.entries()) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'peer') made[place]?.push(update);
    });
  }
  /** Sends what somebody made, and gives them what the others sent. */
  const meet = (place: number) => {
    const [doc, own] = [docs[place], made[place]];
    if (doc === undefined || own === undefined) return;
    for (const { update } of rows.slice(seen[place])) Y.applyUpdate(doc, update, 'peer');
    for (const update of own.splice(0)) {
      rows.push({ seq: String(rows.length + 1), update, user_id: PEOPLE[place] ?? null, created_at: new Date(atMs) });
    }
    seen[place] = rows.length;
  };
  const context = (place: number) =>
    ({ actor: PEOPLE[place] ?? UserId.parse('nobody'), role: 'artist', now: atMs }) as const;
  const docOf = (place: number): Y.Doc => docs[place % docs.length] ?? newDocument();
  const shots = Array.from({ length: nodes }, (_, place) => ({
    id: node(place),
    type: 'shot-still',
    pos: [0, place],
    params: { prompt: 'Rain.' },
  }));
  unwrap(createNodes.run(docOf(0), { nodes: shots }, context(0)));
  for (const place of PEOPLE.keys()) meet(place);
  return {
    rows,
    meet,
    docOf,
    context,
    pass: (ms: number) => {
      atMs += ms;
    },
  };
}

const deletionsOf = (doc: Y.Doc): unknown =>
  [...Y.createDeleteSetFromStructStore(doc.store).clients].sort(([a], [b]) => a - b);

function windowsOf(rows: readonly AuthoredRow[], snapshot: Uint8Array | null = null) {
  let windows: HistoryWindows | undefined;
  const { doc, bad } = replay(snapshot, rows, {
    begin: (started) => {
      windows = new HistoryWindows(started);
    },
    before: (row) => windows?.before(row),
  });
  return { doc, bad, windows: windows?.end() ?? [] };
}

const stateOf = (doc: Y.Doc): unknown => [
  doc.getMap('nodes').toJSON(),
  [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b),
];

describe('history by windows', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('gives every window’s document again, and who worked in it (seed %i)', (seed) => {
    const random = seeded(seed);
    const { rows, meet, docOf, context, pass } = staff(12);
    for (let edit = 0; edit < 400; edit += 1) {
      const place = Math.floor(random() * PEOPLE.length);
      const id = node(Math.floor(random() * 14));
      const doc = docOf(place);
      const choice = random();
      if (readNode(doc, id) === undefined) {
        const made = { id, type: 'shot-still', pos: [1, 1], params: { prompt: 'Again.' } };
        unwrap(createNodes.run(doc, { nodes: [made] }, context(place)));
      } else if (choice < 0.5) {
        unwrap(moveNodes.run(doc, { moves: [{ id, pos: [edit, -edit] }] }, context(place)));
      } else if (choice < 0.6) unwrap(deleteNodes.run(doc, { ids: [id] }, context(place)));
      else {
        const text = textParam(doc, id, 'prompt');
        if (text !== undefined && text.length > 3 && choice < 0.75) text.delete(1, 2);
        else text?.insert(text.length >> 1, 'abc');
      }
      if (random() < 0.3) meet(place);
      pass(random() * 16_000);
    }
    for (const place of PEOPLE.keys()) meet(place);
    const { doc, windows } = windowsOf(rows);
    expect(windows.length).toBeGreaterThan(4);
    expect(windows.reduce((sum, { updates }) => sum + updates, 0)).toBe(rows.length);
    const again = newDocument();
    for (const window of windows) {
      const own = rows.filter(
        ({ seq }) => Number(seq) >= Number(window.firstSeq) && Number(seq) <= Number(window.lastSeq),
      );
      expect(own.filter(({ user_id }) => user_id === window.user)).toHaveLength(window.updates);
      Y.applyUpdate(again, window.update);
    }
    expect(stateOf(again)).toEqual(stateOf(doc));
    expect(again.store.pendingStructs ?? again.store.pendingDs).toBeNull();
    expect(deletionsOf(again)).toEqual(deletionsOf(doc));
  });

  it('has each window whole by itself on the one before, compacted in between or not', () => {
    const { rows, meet, docOf, context, pass } = staff(5);
    for (let edit = 0; edit < 60; edit += 1) {
      unwrap(moveNodes.run(docOf(edit), { moves: [{ id: node(edit % 5), pos: [edit, 0] }] }, context(edit % 4)));
      meet(edit % 4);
      pass(40_000);
    }
    const first = windowsOf(rows.slice(0, 31));
    const second = windowsOf(rows.slice(31), Y.encodeStateAsUpdate(first.doc));
    const again = newDocument();
    const ends = new Map<number, Uint8Array>();
    for (const { update, endedAt } of [...first.windows, ...second.windows]) {
      Y.applyUpdate(again, update);
      ends.set(Math.floor(endedAt.getTime() / WINDOW_MS), Y.encodeStateAsUpdate(again));
    }
    for (const [window, state] of ends) {
      const upTo = rows.filter(({ created_at }) => Math.floor(created_at.getTime() / WINDOW_MS) <= window);
      const [shown, expected] = [newDocument(), newDocument()];
      Y.applyUpdate(shown, state);
      for (const { update } of upTo) Y.applyUpdate(expected, update);
      expect(stateOf(shown)).toEqual(stateOf(expected));
    }
  });

  it('leaves out of every window what cannot be replayed', () => {
    const { rows } = staff(2);
    const [made] = rows;
    if (made === undefined) throw new Error('Nothing was made.');
    const { windows, bad } = windowsOf([made, { ...made, seq: '2', update: new Uint8Array([9, 9, 9, 9]) }]);
    expect(bad.map(({ seq }) => seq)).toEqual(['2']);
    expect(windows.map(({ updates }) => updates)).toEqual([1]);
  });

  it('keeps 2,500 moves in less than 15 kB, history and document together', async () => {
    const random = seeded(11);
    const { rows, meet, docOf, context, pass } = staff(100);
    const before = (await packDocument(docOf(0))).length;
    for (let edit = 0; edit < MOVES; edit += 1) {
      const place = Math.floor(random() * PEOPLE.length);
      const pos = [Math.round(random() * 8_000), Math.round(random() * 6_000)];
      unwrap(moveNodes.run(docOf(place), { moves: [{ id: node(Math.floor(random() * 100)), pos }] }, context(place)));
      meet(place);
      // A drop every second of each of four people: 10 minutes.
      pass(250);
    }
    const { doc, windows } = windowsOf(rows);
    const packed = await Promise.all(windows.map(({ update }) => packUpdate(update)));
    const historyBytes = packed.reduce((sum, { length }) => sum + length, 0);
    const growth = (await packDocument(doc)).length - before;
    expect(windows.length).toBeGreaterThan(3);
    expect(historyBytes + growth).toBeLessThan(15_000);
  });
});
