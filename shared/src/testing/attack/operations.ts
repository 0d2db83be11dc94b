import * as Y from 'yjs';
import { type RootName, rootOf } from '../../document/index.ts';
import { CHANGEABLE_FIELD, keyOf, put, recordOf, type Whose } from './records.ts';
import { OWNED_ROOTS, Scene } from './Scene.ts';
import { readWire } from '../wire/readWire.ts';
import { writeWire } from '../wire/writeWire.ts';

/** Makes the update of an attack on a root; null where the root has nothing to attack in this way. */
type Attack = (scene: Scene, root: RootName) => Uint8Array | null;

const { attacker, other, clients } = Scene;
const isOwned = (root: RootName): boolean => OWNED_ROOTS.includes(root);

/** The key of an own record; roots without owners have none. */
const keyFor = (root: RootName, whose: Whose): string => keyOf(root, whose, whose === 'theirs' ? other : attacker);

/** Changes a record as an editor of it would: a field where it has fields, else the whole value. */
function change(doc: Y.Doc, root: RootName, key: string, by: string): void {
  const record = rootOf(doc, root).get(key);
  const field = CHANGEABLE_FIELD[root];
  if (!(record instanceof Y.Map) || field === undefined) {
    rootOf(doc, root).set(key, CHANGED[root] ?? recordOf(root, by));
    return;
  }
  const inner: unknown = record.get(field);
  if (inner instanceof Y.Text) inner.insert(0, 'Not ');
  else record.set(field, 'a1');
}

/** Another value that the schema of the root takes. */
const CHANGED: Partial<Record<RootName, unknown>> = {
  settings: 'Day Shift',
  reviews: 'reject',
  tracking: 'wip',
  picks: 't2',
  edges: { from: 'n1', fromPort: 'text', to: 'n3', toPort: 'prompt' },
};

const withoutDeletions = (update: Uint8Array): Uint8Array => writeWire({ ...readWire(update), deletions: [] });

/** Puts content under a key after what stands there, in the raw: no deletion is said. */
function raw(scene: Scene, root: RootName, key: string, content: Y.Item['content']): Uint8Array {
  const held = scene.server.getMap(root)._map.get(key);
  const origin = held === undefined ? null : { client: held.lastId.client, clock: held.lastId.clock };
  return writeWire({
    blocks: [
      {
        client: clients.fresh,
        clock: 0,
        structs: [{ kind: 'item', origin, rightOrigin: null, parent: root, key, content }],
      },
    ],
    deletions: [],
  });
}

/** A kind of content where one JSON value or a map of such is meant. */
function contentAt(make: () => Y.Item['content']): Attack {
  return (scene, root) => {
    const held = scene.server.getMap(root)._map.get(keyFor(root, isOwned(root) ? 'mine' : 'theirs'));
    const field = CHANGEABLE_FIELD[root];
    // In a root of records: a field of a record that its maker may change. Else: the value itself.
    if (held === undefined || !(held.content instanceof Y.ContentType) || field === undefined) {
      return raw(scene, root, keyFor(root, 'new'), make());
    }
    const item = {
      kind: 'item',
      origin: null,
      rightOrigin: null,
      parent: { client: held.id.client, clock: held.id.clock },
      key: 'attacked',
      content: make(),
    } as const;
    return writeWire({ blocks: [{ client: clients.fresh, clock: 0, structs: [item] }], deletions: [] });
  };
}

/** What is tried on every root. Each is a column of the matrix beside the roles. */
export const OPERATIONS = {
  'insert in own name': (scene, root) => scene.edit((doc) => put(doc, root, keyFor(root, 'new'), attacker)),
  'insert in the name of another': (scene, root) =>
    isOwned(root) ? scene.edit((doc) => put(doc, root, keyOf(root, 'new', other), other)) : null,
  'edit what is there': (scene, root) => scene.edit((doc) => change(doc, root, keyFor(root, 'theirs'), other)),
  'edit what is one’s own': (scene, root) =>
    isOwned(root) ? scene.edit((doc) => change(doc, root, keyFor(root, 'mine'), attacker)) : null,
  'take over by its “by”': (scene, root) =>
    ['comments', 'playlists'].includes(root)
      ? scene.edit((doc) => {
          const record = rootOf(doc, root).get(keyFor(root, 'theirs'));
          if (record instanceof Y.Map) record.set('by', attacker);
        })
      : null,
  'delete what is there': (scene, root) => scene.edit((doc) => rootOf(doc, root).delete(keyFor(root, 'theirs'))),
  'delete what is one’s own': (scene, root) =>
    isOwned(root) ? scene.edit((doc) => rootOf(doc, root).delete(keyFor(root, 'mine'))) : null,
  'overwrite in own name': (scene, root) => scene.edit((doc) => put(doc, root, keyFor(root, 'theirs'), attacker)),
  'overwrite without saying the deletion': (scene, root) =>
    withoutDeletions(scene.edit((doc) => put(doc, root, keyFor(root, 'theirs'), attacker))),
  'overwrite with nothing': (scene, root) => raw(scene, root, keyFor(root, 'theirs'), new Y.ContentDeleted(1)),
  'move to another key': (scene, root) =>
    scene.edit((doc) => {
      put(doc, root, keyFor(root, 'new'), other);
      rootOf(doc, root).delete(keyFor(root, 'theirs'));
    }),
  'a map': (scene, root) => {
    const make = () => new Y.ContentType(new Y.Map());
    return root in CHANGEABLE_FIELD ? contentAt(make)(scene, root) : raw(scene, root, keyFor(root, 'new'), make());
  },
  'a list': contentAt(() => new Y.ContentType(new Y.Array())),
  'a text': contentAt(() => new Y.ContentType(new Y.Text())),
  'an XML fragment': contentAt(() => new Y.ContentType(new Y.XmlFragment())),
  'an XML element': contentAt(() => new Y.ContentType(new Y.XmlElement('a'))),
  'an XML text': contentAt(() => new Y.ContentType(new Y.XmlText())),
  'an XML hook': contentAt(() => new Y.ContentType(new Y.XmlHook('a'))),
  'a subdocument': contentAt(() => new Y.ContentDoc(new Y.Doc())),
  'bytes': contentAt(() => new Y.ContentBinary(new Uint8Array(4))),
  'an embed': contentAt(() => new Y.ContentEmbed({ a: 1 })),
  'a format': contentAt(() => new Y.ContentFormat('bold', true)),
  'JSON of the old kind': contentAt(() => new Y.ContentJSON([{ a: 1 }])),
  'characters': contentAt(() => new Y.ContentString('words')),
  'no JSON value': contentAt(() => new Y.ContentAny([undefined])),
  'a list item at the root': (_scene, root) =>
    writeWire({
      blocks: [
        {
          client: clients.fresh,
          clock: 0,
          structs: [
            {
              kind: 'item',
              origin: null,
              rightOrigin: null,
              parent: root,
              key: null,
              content: new Y.ContentAny([1]),
            },
          ],
        },
      ],
      deletions: [],
    }),
  'a key of the prototype': (scene, root) => raw(scene, root, '__proto__', new Y.ContentAny([1])),
  'an empty key': (scene, root) => raw(scene, root, '', new Y.ContentAny([1])),
  'a giant key': (scene, root) => raw(scene, root, 'k'.repeat(100_000), new Y.ContentAny([1])),
  'under the client id of another': (scene, root) =>
    scene.edit((doc) => put(doc, root, keyFor(root, 'new'), attacker), clients.other),
  'under the client id of the server': (scene, root) =>
    scene.edit((doc) => put(doc, root, keyFor(root, 'new'), attacker), clients.server),
  'under the client id that the server has next': (scene, root) =>
    scene.edit((doc) => put(doc, root, keyFor(root, 'new'), attacker), clients.server + 1),
  'after a gap': (scene, root) => {
    const wire = readWire(scene.edit((doc) => put(doc, root, keyFor(root, 'new'), attacker)));
    return writeWire({ ...wire, blocks: wire.blocks.map((block) => ({ ...block, clock: block.clock + 5 })) });
  },
} as const satisfies Record<string, Attack>;

export type OperationName = keyof typeof OPERATIONS;
