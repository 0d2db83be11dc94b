import * as Y from 'yjs';
import { type Actor, judge, newDocument, type RootName, rootOf, type UpdateVerdict } from '../../document/index.ts';
import { UserId } from '../../ids/index.ts';
import type { Role } from '../../people/index.ts';
import { keyOf, put } from './records.ts';

const OTHER = UserId.parse('olga');
const ATTACKER = UserId.parse('mallory');

/** Yjs client ids: whose each is follows from its hundreds. */
const CLIENTS = { server: 100, other: 200, attacker: 300, fresh: 400 } as const;

/** The roots of which a record belongs to one person; in the others what stands belongs to all. */
export const OWNED_ROOTS: readonly RootName[] = ['requests', 'reviews', 'comments', 'playlists'];

const ALL: readonly RootName[] = [
  'meta',
  'settings',
  'nodes',
  'edges',
  'drawing',
  'picks',
  'cut',
  'tracking',
  'requests',
  'reviews',
  'comments',
  'playlists',
  'runs',
  'takes',
];

/** The server's own hand, somebody else's, and the attacker's from when they were allowed to. */
function build(): Uint8Array {
  const doc = newDocument();
  doc.clientID = CLIENTS.server;
  doc.transact(() => {
    for (const root of ALL) if (!OWNED_ROOTS.includes(root)) put(doc, root, keyOf(root, 'theirs', OTHER), OTHER);
  });
  for (const [client, user, whose] of [
    [CLIENTS.other, OTHER, 'theirs'],
    [CLIENTS.attacker, ATTACKER, 'mine'],
  ] as const) {
    const copy = newDocument();
    copy.clientID = client;
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.transact(() => {
      for (const root of OWNED_ROOTS) put(copy, root, keyOf(root, whose, user), user);
      rootOf(copy, 'requests').set(`cancel:${whose}`, { by: user, at: 1 });
      rootOf(copy, 'comments').set(`resolved:${whose}`, user);
      // Something that lies in what is deleted, for what continues there.
      const gone = new Y.Map(Object.entries({ title: 'Gone', params: new Y.Map() }));
      rootOf(copy, 'nodes').set(`gone-${whose}`, gone);
      rootOf(copy, 'nodes').delete(`gone-${whose}`);
    });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)));
  }
  return Y.encodeStateAsUpdate(doc);
}

let built: Uint8Array | undefined;

/**
 * A document with a record of somebody else and one of the attacker in every root that has owners, and one
 * record in every other root; and what the server knows of client ids.
 */
export class Scene {
  static readonly clients = CLIENTS;
  static readonly other = OTHER;
  static readonly attacker = ATTACKER;
  readonly server: Y.Doc;
  readonly bytes: Uint8Array;

  constructor() {
    this.bytes = built ??= build();
    this.server = newDocument();
    this.server.clientID = CLIENTS.server + 1;
    Y.applyUpdate(this.server, this.bytes);
  }

  /** The attacker's browser: the same state, under a client id that nobody has yet. */
  copy(client: number = CLIENTS.fresh): Y.Doc {
    const doc = newDocument();
    Y.applyUpdate(doc, this.bytes);
    doc.clientID = client;
    return doc;
  }

  /** What a change of a copy sends. */
  edit(change: (doc: Y.Doc) => void, client?: number): Uint8Array {
    const doc = this.copy(client);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.transact(() => change(doc));
    return Y.mergeUpdates(updates);
  }

  judge(update: Uint8Array, role: Role): UpdateVerdict {
    return judge(update, this.server, { user: ATTACKER, role }, ownerOf);
  }
}

function ownerOf(client: number): Actor['user'] | null | undefined {
  if (client >= CLIENTS.fresh) return undefined;
  if (client >= CLIENTS.attacker) return ATTACKER;
  return client >= CLIENTS.other ? OTHER : null;
}
