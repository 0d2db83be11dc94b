import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Random } from '../../testing/random.ts';
import { act, PEOPLE, type PersonName, sampleProject } from '../../testing/sampleProject.ts';
import { newDocument, recordsOf, rootOf, ROOTS } from '../schema/roots.ts';
import { judge } from './judge.ts';
import { ROOT_WRITERS } from './writers.ts';

/** Updates thrown at the judge: most of them broken bytes, the others forged by a Yjs of the attacker's own. */
const MUTATED = 16_000;
const FORGED = 8_000;

const names = Object.keys(PEOPLE) as PersonName[];

/** Honest edits of every kind, as the seeds of mutation. */
function honestUpdates(server: Y.Doc): { who: PersonName; update: Uint8Array }[] {
  const [take = ''] = [...rootOf(server, 'takes').keys()];
  const edits: [PersonName, string, unknown][] = [
    ['arne', 'moveNodes', { moves: [{ id: 'shot1', pos: [5, 6] }] }],
    ['arne', 'setParams', { id: 'shot1', params: { shotSize: 'wide', prompt: 'She runs away' } }],
    ['anna', 'createNodes', { nodes: [{ id: 'n9', type: 'prompt', pos: [0, 0], params: { text: 'hello' } }] }],
    ['dora', 'deleteNodes', { ids: ['shot1', 'prompt'] }],
    ['arne', 'requestTakes', { id: 'req2', node: 'shot1', kind: 'generate', variations: 1, recipe: null }],
    ['paul', 'setStatus', { node: 'shot1', status: 'done' }],
    ['paul', 'setSettings', { name: 'Day Shift', fps: [25, 1] }],
    ['rolf', 'addComment', { id: 'c2', anchor: { on: 'canvas', pos: [1, 2] }, body: 'Nice' }],
    ['rita', 'setRating', { take, rating: 4 }],
    ['arne', 'putDrawing', { records: [{ id: 'shape:b', record: { 'id': 'shape:b', 'props.points': [1, 2] } }] }],
    ['dora', 'deleteComment', { id: 'c1' }],
  ];
  return edits.map(([who, command, args]) => {
    const doc = copyOf(server);
    const before = Y.encodeStateVector(doc);
    act(doc, who, command, args);
    return { who, update: Y.encodeStateAsUpdate(doc, before) };
  });
}

function copyOf(server: Y.Doc): Y.Doc {
  const doc = newDocument();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  return doc;
}

function mutate(random: Random, update: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const bytes = [...update];
  for (let count = 1 + random.int(4); count > 0; count -= 1) {
    const at = random.int(bytes.length);
    switch (random.int(6)) {
      case 0:
        bytes[at] = random.int(256);
        break;
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8));
        break;
      case 2:
        bytes.splice(at, 1 + random.int(4));
        break;
      case 3:
        bytes.splice(at, 0, ...Array.from({ length: 1 + random.int(4) }, () => random.int(256)));
        break;
      case 4:
        bytes[at] = ((bytes[at] ?? 0) + (random.chance(0.5) ? 1 : 255)) % 256;
        break;
      default: {
        const other = random.pick(others);
        const from = random.int(other.length);
        bytes.splice(at, random.int(8), ...other.slice(from, from + random.int(12)));
      }
    }
  }
  return new Uint8Array(bytes);
}

/** A change as an attacker makes it: any root, any key, any kind of content, any operation. */
function forge(random: Random, doc: Y.Doc): void {
  const root = doc.getMap(random.pick(ROOTS));
  const keys = [...root.keys(), 'new1', 'resolved:c1', 'cancel:req1', 'confirm:req1', 'shot1:status', '__proto__'];
  const key = random.pick(keys);
  const value = () =>
    random.pick<() => unknown>([
      () => random.int(9),
      () => random.pick(names),
      () => ({
        by: random.pick(names),
        at: 1,
        node: 'shot1',
        kind: 'generate',
        variations: 1,
        recipe: null,
        anyway: false,
      }),
      () => ({ from: 'prompt', fromPort: 'text', to: 'shot2', toPort: 'prompt' }),
      () => new Y.Map(Object.entries({ by: random.pick(names), at: 2, name: 'x' })),
      () => new Y.Text('words'),
      () => new Y.Array(),
      () => new Uint8Array(4),
      () => null,
    ])();
  switch (random.int(5)) {
    case 0:
      root.set(key, value());
      break;
    case 1:
      root.delete(key);
      break;
    case 2:
      root.clear();
      break;
    default: {
      const record = root.get(key);
      if (!(record instanceof Y.Map)) return root.set(key, value()) as undefined;
      const field = random.pick([...record.keys(), 'by', 'extra']);
      const inner = record.get(field);
      if (inner instanceof Y.Text && random.chance(0.7)) {
        if (random.chance(0.5)) inner.insert(0, 'x');
        else inner.delete(0, Math.min(1, inner.length));
      } else if (inner instanceof Y.Map && random.chance(0.7)) inner.set(random.pick([...inner.keys(), 'p']), value());
      else if (random.chance(0.3)) record.delete(field);
      else record.set(field, value());
    }
  }
}

/** What no role but the server may ever change, and what only one person may. */
function guarded(doc: Y.Doc, who: PersonName): string {
  const { role, user } = PEOPLE[who];
  const forbidden = ROOTS.filter((root) => !ROOT_WRITERS[root].includes(role));
  const others = [...rootOf(doc, 'reviews').entries()].filter(([key]) => key.split(':')[1] !== user);
  const requests = [...rootOf(doc, 'requests').entries()].filter(([key]) => !key.includes(':'));
  const comments = [...recordsOf(doc, 'comments').entries()]
    .filter(([, record]) => record instanceof Y.Map && record.get('by') !== user)
    .map(([id, record]) => [id, record.toJSON()]);
  return JSON.stringify([
    forbidden.map((root) => rootOf(doc, root).toJSON()),
    others,
    requests.filter(([, value]) => (value as { by?: unknown }).by !== user),
    // A director deletes comments of others, but does not change what is left of them.
    role === 'director' ? null : comments,
  ]);
}

describe('the judge under fire', () => {
  it(`[A6] [A1] ${MUTATED} mutated and ${FORGED} forged updates: none throws, none forbidden gets through`, () => {
    const random = new Random(20_261);
    const server = sampleProject();
    const state = Y.encodeStateAsUpdate(server);
    const honest = honestUpdates(server);
    const bytes = honest.map(({ update }) => update);
    const seen = { accept: 0, resync: 0, refuse: 0 };
    const owners = new Map<number, (typeof PEOPLE)[PersonName]['user'] | null>([[server.clientID, null]]);
    for (const client of server.store.clients.keys()) owners.set(client, null);

    const fire = (update: Uint8Array, who: PersonName, seed: string): void => {
      const verdict = judge(update, server, PEOPLE[who], (client) => owners.get(client));
      seen[verdict.verdict] += 1;
      if (verdict.verdict !== 'accept') return;
      const trial = newDocument();
      Y.applyUpdate(trial, state);
      const before = guarded(trial, who);
      expect(() => Y.applyUpdate(trial, update), seed).not.toThrow();
      expect(trial.store.pendingStructs, seed).toBeNull();
      expect(trial.store.pendingDs, seed).toBeNull();
      expect(guarded(trial, who), seed).toBe(before);
      // What was accepted replays from the log, in a document that collects garbage or not.
      expect(() => Y.applyUpdate(newDocument({ gc: false }), Y.encodeStateAsUpdate(trial)), seed).not.toThrow();
    };

    for (let index = 0; index < MUTATED; index += 1) {
      const seed = random.pick(honest);
      fire(mutate(random, seed.update, bytes), random.chance(0.7) ? seed.who : random.pick(names), `mutated ${index}`);
    }
    for (let index = 0; index < FORGED; index += 1) {
      const doc = copyOf(server);
      if (random.chance(0.1)) doc.clientID = random.pick([...server.store.clients.keys(), server.clientID]);
      const before = Y.encodeStateVector(doc);
      doc.transact(() => {
        for (let count = 1 + random.int(3); count > 0; count -= 1) forge(random, doc);
      });
      const whole = Y.encodeStateAsUpdate(doc, before);
      fire(random.chance(0.2) ? mutate(random, whole, bytes) : whole, random.pick(names), `forged ${index}`);
    }
    expect(Y.encodeStateAsUpdate(server)).toEqual(state);
    // The fire must reach all three verdicts, or it proves nothing.
    expect(Math.min(seen.accept, seen.resync, seen.refuse)).toBeGreaterThan(200);
    expect(seen.accept + seen.resync + seen.refuse).toBe(MUTATED + FORGED);
  }, 120_000);
});
