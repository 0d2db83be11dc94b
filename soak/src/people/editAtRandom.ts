import {
  addComment,
  connect,
  createNodes,
  deleteComment,
  deleteDrawing,
  deleteNodes,
  disconnect,
  moveNodes,
  putDrawing,
  putPlaylist,
  requestTakes,
  resolveComment,
  setDue,
  setParams,
  setPick,
  setRating,
  setStatus,
  setVerdict,
} from '@dailies/shared/commands';
import {
  DEFAULT_STATUSES,
  mayWrite,
  readComments,
  readDrawing,
  readEdges,
  readNodes,
  readTakes,
  textParam,
} from '@dailies/shared/document';
import type { Random } from '@dailies/shared/testing';
import { newId } from '@dailies/shared/ids';
import type { AnyCommand } from '@dailies/shared/commands';
import type { Browser } from './Browser.ts';

/** So many nodes a canvas has about; above, deleting outweighs creating. */
const NODES = 40;
const WORDS = ['fog', 'over', 'the', 'quay', 'gulls', 'a', 'lamp', 'goes', 'out', 'slowly', 'pan', 'left'];

/** One thing that a person may do: the arguments of a command, or null where there is nothing to do it to. */
interface Habit {
  readonly weight: number;
  readonly command: Pick<AnyCommand, 'run' | 'roles'>;
  readonly args: (browser: Browser, random: Random) => Record<string, unknown> | null;
}

const place = (random: Random): [number, number] => [random.int(4_000), random.int(3_000)];
const idOf = (random: Random): string => newId((bytes) => random.bytes(bytes));
const one = <T>(random: Random, list: readonly T[]): T | null => (list.length === 0 ? null : random.pick(list));

const HABITS: readonly Habit[] = [
  {
    weight: 6,
    command: createNodes,
    args: ({ doc }, random) => {
      if (readNodes(doc).length > NODES && !random.chance(0.1)) return null;
      const [words, shot] = [idOf(random), idOf(random)];
      return {
        nodes: [
          { id: words, type: 'prompt', pos: place(random), params: { text: random.pick(WORDS) } },
          { id: shot, type: 'shot-still', pos: place(random), title: `SH${random.int(900)}` },
        ],
        edges: random.chance(0.5)
          ? [{ id: idOf(random), from: words, fromPort: 'text', to: shot, toPort: 'prompt' }]
          : [],
      };
    },
  },
  {
    weight: 22,
    command: moveNodes,
    args: ({ doc }, random) => {
      const nodes = readNodes(doc);
      const moves = Array.from({ length: Math.min(nodes.length, 1 + random.int(4)) }, () => random.pick(nodes));
      const ids = new Set(moves.map(({ id }) => id));
      return ids.size === 0 ? null : { moves: [...ids].map((id) => ({ id, pos: place(random) })) };
    },
  },
  {
    weight: 34,
    command: setParams,
    args: ({ doc }, random) => {
      const node = one(
        random,
        readNodes(doc).filter(({ type }) => type === 'prompt'),
      );
      if (node === null) return null;
      const text = textParam(doc, node.id, 'text')?.toString() ?? '';
      // Typed in the middle, and now and then taken away again.
      const at = random.int(text.length + 1);
      const cut = random.chance(text.length > 400 ? 0.6 : 0.15) ? 1 + random.int(40) : 0;
      return { id: node.id, params: { text: `${text.slice(0, at)}${random.pick(WORDS)} ${text.slice(at + cut)}` } };
    },
  },
  {
    weight: 5,
    command: connect,
    args: ({ doc }, random) => {
      const nodes = readNodes(doc);
      const from = one(
        random,
        nodes.filter(({ type }) => type === 'prompt'),
      );
      const to = one(
        random,
        nodes.filter(({ type }) => type === 'shot-still'),
      );
      return from === null || to === null
        ? null
        : { id: idOf(random), from: from.id, fromPort: 'text', to: to.id, toPort: 'prompt' };
    },
  },
  {
    weight: 2,
    command: disconnect,
    args: ({ doc }, random) => {
      const edge = one(random, readEdges(doc));
      return edge === null ? null : { ids: [edge.id] };
    },
  },
  {
    weight: 4,
    command: deleteNodes,
    args: ({ doc }, random) => {
      // Notes are those that a test looks for again (`addNote`).
      const nodes = readNodes(doc).filter(({ type }) => type !== 'note');
      return nodes.length > NODES / 2 ? { ids: [random.pick(nodes).id] } : null;
    },
  },
  {
    weight: 6,
    command: putDrawing,
    args: (_browser, random) => ({
      records: [
        {
          id: `shape:${idOf(random)}`,
          record: {
            'type': 'draw',
            'x': random.int(4_000),
            'y': random.int(3_000),
            'props.points': [1, 2, random.int(9)],
          },
        },
      ],
    }),
  },
  {
    weight: 5,
    command: deleteDrawing,
    args: ({ doc }, random) => {
      const drawn = [...readDrawing(doc).keys()];
      return drawn.length > 20 ? { ids: [random.pick(drawn)] } : null;
    },
  },
  {
    weight: 5,
    command: addComment,
    args: (_browser, random) => ({
      id: idOf(random),
      anchor: { on: 'canvas', pos: place(random) },
      body: `${random.pick(WORDS)} ${random.pick(WORDS)}`,
    }),
  },
  {
    weight: 2,
    command: resolveComment,
    args: ({ doc }, random) => {
      const comment = one(random, readComments(doc));
      return comment === null ? null : { id: comment.id, resolved: random.chance(0.7) };
    },
  },
  {
    weight: 2,
    command: deleteComment,
    args: ({ doc, options }, random) => {
      const own = one(
        random,
        readComments(doc).filter(({ by }) => by === options.person.id),
      );
      return own === null ? null : { id: own.id };
    },
  },
  {
    weight: 4,
    command: setStatus,
    args: ({ doc }, random) => {
      const node = one(random, readNodes(doc));
      return node === null ? null : { node: node.id, status: random.pick(DEFAULT_STATUSES).id };
    },
  },
  {
    weight: 3,
    command: setDue,
    args: ({ doc }, random) => {
      const node = one(random, readNodes(doc));
      return node === null ? null : { node: node.id, due: `2027-01-${String(10 + random.int(20))}` };
    },
  },
  {
    weight: 3,
    command: setPick,
    args: ({ doc }, random) => {
      const take = one(random, readTakes(doc));
      return take === null ? null : { node: take.node, take: random.chance(0.9) ? take.id : null };
    },
  },
  {
    weight: 3,
    command: setVerdict,
    args: ({ doc }, random) => {
      const take = one(random, readTakes(doc));
      return take === null ? null : { take: take.id, verdict: random.pick(['approve', 'changes', 'reject', null]) };
    },
  },
  {
    weight: 3,
    command: setRating,
    args: ({ doc }, random) => {
      const take = one(random, readTakes(doc));
      return take === null ? null : { take: take.id, rating: 1 + random.int(5) };
    },
  },
  {
    weight: 2,
    command: putPlaylist,
    args: ({ doc }, random) => ({
      id: idOf(random),
      name: random.pick(WORDS),
      takes: readTakes(doc)
        .slice(0, 3)
        .map(({ id }) => id),
    }),
  },
];

const context = ({ options }: Browser) => ({ actor: options.person.id, role: options.role, now: Date.now() });

/** Does one thing that this person's role may do, or undoes or redoes one of their own. */
export function editAtRandom(browser: Browser, random: Random): void {
  const { options, undo } = browser;
  if (mayWrite(options.role, 'nodes') && random.chance(0.06)) {
    if (random.chance(0.6)) undo.undo();
    else undo.redo();
    return;
  }
  const allowed = HABITS.filter(({ command }) => command.roles.includes(options.role));
  const total = allowed.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  for (const { weight, command, args } of allowed) {
    left -= weight;
    if (left > 0) continue;
    const chosen = args(browser, random);
    // A command may refuse what another's edit has made impossible meanwhile; then nothing is done.
    if (chosen !== null) command.run(browser.doc, chosen, context(browser));
    return;
  }
}

/** Asks for a take of some shot; the request's id, or null where there is no shot, or this person may not. */
export function requestAtRandom(browser: Browser, random: Random): string | null {
  const shot = one(
    random,
    readNodes(browser.doc).filter(({ type }) => type === 'shot-still'),
  );
  if (shot === null) return null;
  const id = idOf(random);
  const args = { id, node: shot.id, kind: 'generate', variations: 1 + random.int(2), recipe: null };
  return requestTakes.run(browser.doc, args, context(browser)).ok ? id : null;
}
