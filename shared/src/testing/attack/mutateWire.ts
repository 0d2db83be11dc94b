import * as Y from 'yjs';
import { ROOTS } from '../../document/index.ts';
import type { Random } from '../random.ts';
import type { WireBlock, WireDeletion, WireId, WireItem, WireStruct, WireUpdate } from '../wire/WireUpdate.ts';

/** What a mutation takes ids, keys and names from. */
export interface Surroundings {
  readonly random: Random;
  /** The document that the update is sent to. */
  readonly doc: Y.Doc;
  /** Client ids that stand in the document or will: of people and of the server. */
  readonly clients: readonly number[];
  readonly users: readonly string[];
  /** Another update, to be spliced in. */
  readonly other: WireUpdate;
}

const HUGE = [2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 52];

/** An id of a struct that is there, of one that comes, or of none. */
function someId({ random, doc, clients, other }: Surroundings): WireId {
  const client = random.pick([...clients, ...other.blocks.map((block) => block.client)]);
  const state = Y.getState(doc.store, client);
  if (random.chance(0.05)) return { client, clock: random.pick(HUGE) };
  return { client, clock: random.int(state + 3) };
}

/** An item of the document that holds a map or a text, or is the value of a key: where an attack would land. */
function someItem({ random, doc }: Surroundings): Y.Item | undefined {
  const root = doc.getMap(random.pick(ROOTS));
  const items = [...root._map.values()];
  const item = items.length === 0 ? undefined : random.pick(items);
  if (item === undefined || !(item.content instanceof Y.ContentType) || random.chance(0.4)) return item;
  return random.pick([...item.content.type._map.values(), item]);
}

function someKey(around: Surroundings): string {
  const { random, doc, users } = around;
  const keys = [...doc.getMap(random.pick(ROOTS)).keys()];
  const user = random.pick(users);
  return random.pick([
    ...keys.slice(0, 6),
    random.pick([...keys, 'x']),
    random.pick(['by', 'at', 'body', 'params', 'title', 'pos', 'takes', 'name', 'schema', 'fps', 'anchor']),
    `cancel:${random.pick(['req1', ...keys])}`,
    `confirm:${random.pick(['req1', ...keys])}`,
    `resolved:${random.pick(['c1', ...keys])}`,
    `${random.pick([...doc.getMap('takes').keys(), 't1'])}:${user}:${random.pick(['verdict', 'rating', 'other'])}`,
    `shot1:${random.pick(['status', 'locked', 'owner'])}`,
    random.pick(['__proto__', 'constructor', '', 'a b', 'k'.repeat(random.pick([200, 201, 5_000]))]),
  ]);
}

function someValue({ random, users }: Surroundings): unknown {
  const by = random.pick(users);
  const at = random.int(9);
  const [value] = random.pick<readonly unknown[]>([
    [at],
    [by],
    [null],
    [''],
    ['approve'],
    [[25, 1]],
    [{ by, at }],
    [{ node: 'shot1', kind: 'generate', variations: 1, recipe: null, anyway: false, by, at }],
    [{ from: 'prompt', fromPort: 'text', to: 'shot2', toPort: 'prompt' }],
    [{ on: 'canvas', pos: [0, 0] }],
    [undefined],
    [5n],
    [Number.NaN],
    [new Uint8Array(2)],
    [[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]],
  ]);
  return value;
}

function someContent(around: Surroundings): Y.Item['content'] {
  const { random } = around;
  return random.pick<() => Y.Item['content']>([
    () => new Y.ContentAny([someValue(around)]),
    () => new Y.ContentAny([someValue(around)]),
    () => new Y.ContentAny([someValue(around), someValue(around)]),
    () => new Y.ContentDeleted(1 + random.int(3)),
    () => new Y.ContentDeleted(random.pick(HUGE)),
    () => new Y.ContentType(new Y.Map()),
    () => new Y.ContentType(new Y.Text()),
    () => new Y.ContentType(random.pick([() => new Y.Array(), () => new Y.XmlFragment(), () => new Y.XmlText()])()),
    () => new Y.ContentType(random.pick([new Y.XmlElement('a'), new Y.XmlHook('a')])),
    () => new Y.ContentString(random.pick(['x', 'words', '🎬', random.chance(0.1) ? '' : 'y'])),
    () => new Y.ContentDoc(new Y.Doc()),
    () => new Y.ContentBinary(new Uint8Array(3)),
    () => new Y.ContentEmbed({ a: 1 }),
    () => new Y.ContentFormat('bold', true),
    () => new Y.ContentJSON([{ a: 1 }]),
  ])();
}

function mutateItem(item: WireItem, around: Surroundings): WireItem {
  const { random } = around;
  switch (random.int(9)) {
    case 0:
      return { ...item, origin: random.chance(0.3) ? null : someId(around) };
    case 1:
      return { ...item, rightOrigin: random.chance(0.3) ? null : someId(around) };
    case 2:
      return { ...item, origin: null, rightOrigin: null, parent: random.pick([...ROOTS, 'secrets', '']) };
    case 3:
      return { ...item, origin: null, rightOrigin: null, parent: someId(around) };
    case 4:
      return { ...item, key: random.chance(0.15) ? null : someKey(around) };
    case 5:
    case 6:
      return { ...item, content: someContent(around) };
    case 7: {
      // Over what stands somewhere, as an honest overwrite would come.
      const held = someItem(around);
      return held === undefined ? item : { ...item, origin: { client: held.lastId.client, clock: held.lastId.clock } };
    }
    default: {
      // Into a map or a text that stands somewhere.
      const held = someItem(around);
      const parent = held === undefined ? random.pick(ROOTS) : { client: held.id.client, clock: held.id.clock };
      return { ...item, origin: null, rightOrigin: null, parent, key: someKey(around) };
    }
  }
}

/** An item of the attacker's own making. */
const forgedItem = (around: Surroundings): WireItem =>
  mutateItem(
    {
      kind: 'item',
      origin: null,
      rightOrigin: null,
      parent: around.random.pick(ROOTS),
      key: someKey(around),
      content: someContent(around),
    },
    around,
  );

function mutateStructs(structs: readonly WireStruct[], around: Surroundings): WireStruct[] {
  const { random } = around;
  const list = [...structs];
  const at = random.int(list.length + 1);
  const struct = list[at];
  switch (random.int(7)) {
    case 0:
      list.splice(at, 1);
      break;
    case 1:
      if (struct !== undefined) list.splice(at, 0, struct);
      break;
    case 2: {
      const length = random.chance(0.1) ? random.pick(HUGE) : 1 + random.int(3);
      list.splice(at, random.int(2), { kind: random.pick(['gc', 'skip'] as const), length });
      break;
    }
    case 3:
      list.splice(at, random.int(2), forgedItem(around));
      break;
    case 4: {
      const to = random.int(list.length + 1);
      if (struct !== undefined) list.splice(to, 0, ...list.splice(at, 1));
      break;
    }
    default:
      if (struct?.kind === 'item') list[at] = mutateItem(struct, around);
      else list.push(forgedItem(around));
  }
  return list;
}

function mutateBlocks(blocks: readonly WireBlock[], around: Surroundings): WireBlock[] {
  const { random, doc, clients, other } = around;
  const list = [...blocks];
  const at = random.int(list.length + 1);
  const block = list[at];
  if (block === undefined) {
    const client = random.chance(0.6) ? random.int(2 ** 32) : random.pick(clients);
    return [...list, { client, clock: Y.getState(doc.store, client), structs: [forgedItem(around)] }];
  }
  switch (random.int(16)) {
    case 0:
      list[at] = { ...block, client: random.chance(0.5) ? random.pick(clients) : random.int(2 ** 32) };
      break;
    case 1:
      list[at] = {
        ...block,
        clock: random.chance(0.1) ? random.pick(HUGE) : Math.max(0, block.clock + random.int(7) - 3),
      };
      break;
    case 2: {
      // The next clocks of somebody, as that person would use them.
      const client = random.pick(clients);
      list[at] = { ...block, client, clock: Y.getState(doc.store, client) };
      break;
    }
    case 3:
      list.splice(random.int(list.length + 1), 0, { ...block, structs: random.chance(0.7) ? [] : block.structs });
      break;
    case 4:
      list.push(...other.blocks);
      break;
    default:
      list[at] = { ...block, structs: mutateStructs(block.structs, around) };
  }
  return list;
}

function mutateDeletions(deletions: readonly WireDeletion[], around: Surroundings): WireDeletion[] {
  const { random, other } = around;
  const list = [...deletions];
  const at = random.int(list.length + 1);
  switch (random.int(5)) {
    case 0:
      return [];
    case 1:
      list.splice(at, 1);
      return list;
    case 2:
      return [...list, ...other.deletions];
    case 3: {
      const item = someItem(around);
      if (item !== undefined) list.push({ client: item.id.client, clock: item.id.clock, length: item.length });
      return list;
    }
    default:
      return [...list, { ...someId(around), length: random.chance(0.05) ? random.pick(HUGE) : random.int(9) }];
  }
}

/** An update with one to three things changed in it that bytes at random would hardly ever hit. */
export function mutateWire(update: WireUpdate, around: Surroundings): WireUpdate {
  let { blocks, deletions } = update;
  for (let count = 1 + around.random.int(3); count > 0; count -= 1) {
    if (around.random.chance(0.75)) blocks = mutateBlocks(blocks, around);
    else deletions = mutateDeletions(deletions, around);
  }
  return { blocks, deletions };
}
