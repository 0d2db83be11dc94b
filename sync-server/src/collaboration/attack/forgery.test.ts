import { createNodes } from '@dailies/shared/commands';
import { documentName, newDocument, recordsOf, rootOf } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { MessageType } from '@hocuspocus/server';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { RawSocket } from '../testing/RawSocket.ts';
import { type Browser, TestCollaboration, until } from '../testing/TestCollaboration.ts';

type Account = { id: UserId; token: string };

const WAIT_MS = 20_000;

describe('a program of one’s own at the socket', () => {
  let test: TestCollaboration;
  let dora: Account;
  let vera: Account;
  let stranger: Account;
  let project: ProjectId;
  let name: string;
  /** The one who must notice nothing of it all. */
  let honest: Browser;
  let raws: RawSocket[] = [];
  let nodes = 0;

  beforeAll(async () => {
    test = await TestCollaboration.start();
    [dora, vera, stranger] = await Promise.all([test.account('dora'), test.account('vera'), test.account('sten')]);
  }, WAIT_MS);
  afterAll(() => test.stop());

  beforeEach(async () => {
    project = await test.project(dora.id);
    name = documentName(project);
    await test.join(project, vera.id, 'viewer');
    honest = await test.synced(project, dora.token);
    await works();
  });

  /** Whatever was tried: the honest browser was told nothing, and works; whoever comes reads what it wrote. */
  afterEach(async () => {
    await works();
    expect(honest.reasons).toEqual([]);
    expect(honest.stateless.filter((message) => !message.includes('"role"'))).toEqual([]);
    const joined = await test.synced(project, vera.token);
    expect(rootOf(joined.doc, 'nodes').toJSON()).toEqual(rootOf(honest.doc, 'nodes').toJSON());
    expect(joined.doc.store.pendingStructs).toBeNull();
    expect(joined.doc.store.pendingDs).toBeNull();
    for (const raw of raws) raw.close();
    raws = [];
    joined.close();
    honest.close();
  }, WAIT_MS);

  async function works(): Promise<void> {
    const node = { id: `n${(nodes += 1)}`, type: 'prompt', pos: [0, 0], params: { text: 'hello' } };
    unwrap(createNodes.run(honest.doc, { nodes: [node] }, { actor: dora.id, role: 'director', now: 1 }));
    await honest.saved(WAIT_MS);
  }

  async function raw(token: string | null = vera.token): Promise<RawSocket> {
    const socket = await RawSocket.open(test.url);
    raws.push(socket);
    if (token === null) return socket;
    socket.authenticate(name, token);
    await until(() => socket.authenticated === 1, `let in (${socket.reasons.join('; ')})`, WAIT_MS);
    return socket;
  }

  const told = (socket: RawSocket, reason: RegExp): Promise<void> =>
    until(() => socket.reasons.some((given) => reason.test(given)), `told ${reason.source}`, WAIT_MS);

  /** What a copy of the honest browser's document would send after a change. */
  function update(change: (doc: Y.Doc) => void): Uint8Array {
    const doc = newDocument();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(honest.doc));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc));
    return Y.encodeStateAsUpdate(doc, before);
  }

  const retitled = (): Uint8Array => update((doc) => [...recordsOf(doc, 'nodes').values()][0]?.set('title', 'Forged'));

  it('[D1] speaks for nobody else: not as them, not with a later clock, not by letting them leave', async () => {
    honest.provider.setAwarenessField('pointer', [1, 2]);
    const watcher = await raw();
    const id = honest.doc.clientID;
    await until(() => watcher.states.has(id), 'seen', WAIT_MS);
    const mallory = await raw();
    mallory.presence(name, [[id, 2 ** 40, '{"pointer":[9,9]}']]);
    mallory.presence(name, [[id, 2 ** 41, 'null']]);
    mallory.presence(name, [
      [4711, Number.MAX_SAFE_INTEGER, `{"user":{"id":"${dora.id}","name":"Dora"},"pointer":[3,3]}`],
    ]);
    await until(() => watcher.states.get(4711) !== undefined, 'the own state of the forger', WAIT_MS);
    expect(watcher.states.get(4711)).toMatchObject({
      pointer: [3, 3],
      user: { id: vera.id, name: 'vera', role: 'viewer' },
    });
    expect(watcher.states.get(id)).toMatchObject({ pointer: [1, 2], user: { id: dora.id } });
    expect(honest.provider.awareness?.getLocalState()).toMatchObject({ pointer: [1, 2] });
    // An edit under a client id that was seen in presence is not the forger's either.
    expect(mallory.reasons).toEqual([]);
  });

  it('[D1] shows no giant state to anybody, and says so where a message is too large', async () => {
    const watcher = await raw();
    const mallory = await raw();
    mallory.presence(name, [[1, 1, JSON.stringify({ junk: 'x'.repeat(300_000) })]]);
    // More ids than a page has: four are passed on.
    mallory.presence(
      name,
      Array.from({ length: 5_000 }, (_, index) => [100 + index, 1, '{"pointer":null}'] as const),
    );
    await until(() => watcher.states.has(100), 'the small ones', WAIT_MS);
    await works();
    const shown = [...watcher.states.keys()].filter((id) => id >= 100 && id < 5_100);
    expect(shown.length).toBeLessThanOrEqual(4);
    expect(watcher.states.has(1)).toBe(false);
    mallory.presence(name, [[2, 1, JSON.stringify({ junk: 'x'.repeat(1_100_000) })]]);
    await told(mallory, /^too-large: \S.+\.$/);
  });

  const broken: [what: string, send: (socket: RawSocket) => void][] = [
    ['a message of an unknown type', (socket) => socket.message(name, 99)],
    [
      'a message of a type that only servers send',
      (socket) => socket.message(name, MessageType.SyncStatus, (encoder) => encoding.writeVarUint(encoder, 1)),
    ],
    [
      'a broadcast',
      (socket) =>
        socket.message(name, MessageType.BroadcastStateless, (encoder) =>
          encoding.writeVarString(encoder, '{"type":"members"}'),
        ),
    ],
    ['a question with a broken state vector', (socket) => socket.sync(name, 0, new Uint8Array([255, 255, 255]))],
    ['a step that there is not', (socket) => socket.sync(name, 9, new Uint8Array([0, 0]))],
    [
      'an update that is cut off',
      (socket) =>
        socket.message(name, MessageType.Sync, (encoder) =>
          encoding.writeUint8Array(encoder, new Uint8Array([2, 200, 1, 1])),
        ),
    ],
    [
      'a number that never ends',
      (socket) =>
        socket.message(name, MessageType.Sync, (encoder) =>
          encoding.writeUint8Array(encoder, new Uint8Array(20).fill(255)),
        ),
    ],
    ['presence that is no JSON', (socket) => socket.presence(name, [[5, 1, '{"pointer":']])],
    [
      'presence that is cut off',
      (socket) =>
        socket.message(name, MessageType.Awareness, (encoder) =>
          encoding.writeVarUint8Array(encoder, new Uint8Array([200, 1])),
        ),
    ],
    ['an update of no bytes', (socket) => socket.sync(name, 2, new Uint8Array())],
    ['an update of noise', (socket) => socket.sync(name, 2, new Uint8Array([7, 7, 7, 7, 7]))],
  ];
  it.each(broken)('[A6] is closed with a reason over %s', async (_what, send) => {
    const mallory = await raw();
    send(mallory);
    await told(mallory, /^refused:malformed \S.+\.$/);
  });

  it('[A4] writes nothing as a viewer, in whatever kind of message', async () => {
    for (const [step, type] of [
      [1, MessageType.Sync],
      [2, MessageType.Sync],
      [1, MessageType.SyncReply],
      [2, MessageType.SyncReply],
    ] as const) {
      const mallory = await raw();
      mallory.sync(name, step, retitled(), type);
      await told(mallory, /^refused:role \S.+\.$/);
    }
  });

  it('[A6] hands on nothing that is said beside what is known already', async () => {
    const [client, structs] = [...honest.doc.store.clients].at(-1) ?? [];
    if (client === undefined || structs === undefined) throw new Error('The honest browser wrote nothing.');
    // A known item that is said to follow one that nobody has: Yjs would wait for it, and pass it on as it waits.
    const encoder = new Y.UpdateEncoderV1();
    for (const number of [1, 1]) encoder.writeLen(number);
    encoder.writeClient(client);
    encoder.writeLen(0);
    encoder.writeInfo(0x80 | 8);
    encoder.writeLeftID(Y.createID(999, 5));
    encoder.writeLen(1);
    encoder.writeAny('Forged');
    encoder.writeLen(0);
    const mallory = await raw();
    mallory.sync(name, 2, encoder.toUint8Array());
    await told(mallory, /^refused:structure \S.+\.$/);
  });

  it('says nothing to others by stateless messages', async () => {
    const watcher = await raw();
    const mallory = await raw();
    mallory.message(name, MessageType.Stateless, (encoder) => encoding.writeVarString(encoder, '{"type":"members"}'));
    await works();
    expect(mallory.reasons).toEqual([]);
    expect(watcher.stateless.filter((message) => !message.includes('"role"'))).toEqual([]);
  });

  it('stays who it is when it authenticates again as somebody else', async () => {
    const mallory = await raw();
    mallory.authenticate(name, dora.token);
    mallory.authenticate(name, 'nonsense');
    mallory.sync(name, 2, retitled());
    await told(mallory, /^refused:role /);
  });

  it('hears and changes nothing of a document that it was not let into', async () => {
    const outside = await raw(null);
    outside.sync(name, 0, new Uint8Array([0]));
    outside.sync(name, 2, retitled());
    outside.presence(name, [[77, 1, '{}']]);
    outside.authenticate(name, stranger.token);
    await told(outside, /^forbidden: /);
    expect(outside.syncMessages).toBe(0);
    expect(outside.states.size).toBe(0);
    // Let into one, it asks for another over the same socket.
    const other = await test.project(dora.id);
    const mallory = await raw();
    mallory.sync(documentName(other), 0, new Uint8Array([0]));
    mallory.authenticate(documentName(other), vera.token);
    await told(mallory, /^forbidden: /);
    expect([...mallory.heardOf].filter((heard) => heard !== name)).toEqual([documentName(other)]);
    expect(mallory.syncMessages).toBe(0);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '',
    ' ',
    'project:',
    'project:../x',
    'project:a\u0000b',
    'p'.repeat(100_000),
  ])('opens no document of the name %j', async (odd) => {
    const mallory = await raw(null);
    mallory.authenticate(odd, dora.token);
    mallory.sync(odd, 0, new Uint8Array([0]));
    await until(() => mallory.isClosed || mallory.reasons.length > 0, 'an answer', WAIT_MS);
    expect(mallory.authenticated).toBe(0);
    expect(mallory.syncMessages).toBe(0);
  });

  it('is cut off after bytes that are no message at all', async () => {
    for (const bytes of [new Uint8Array(), new Uint8Array([255]), new Uint8Array(64).fill(255)]) {
      const mallory = await raw(null);
      mallory.bytes(bytes);
      await until(() => mallory.isClosed, 'closed', WAIT_MS);
    }
  });

  it('is closed over a flood of tiny messages, of questions, of sessions, and over one that is too large', async () => {
    const flood = await raw();
    for (let count = 0; count < 100_000 && !flood.isClosed; count += 1) flood.message(name, MessageType.QueryAwareness);
    await told(flood, /^too-fast: \S.+\.$/);
    const questions = await raw();
    for (let count = 0; count < 60; count += 1) questions.sync(name, 0, new Uint8Array([0]));
    await told(questions, /^too-fast: /);
    expect(questions.syncMessages).toBeLessThan(80);
    const sessions = await raw(null);
    for (let count = 0; count < 20; count += 1) sessions.authenticate(`${name}\u0000${count}`, vera.token);
    await told(sessions, /^too-fast: /);
    const large = await raw();
    large.sync(name, 2, new Uint8Array(17 * 1024 * 1024));
    await told(large, /^too-large: \S.+\.$/);
  }, 60_000);

  it('does not count a known client id of somebody as its own', async () => {
    honest.provider.setAwarenessField('pointer', [1, 2]);
    const arne = await test.account('arne');
    await test.join(project, arne.id, 'artist');
    const quiet = await test.synced(project, arne.token);
    quiet.provider.setAwarenessField('pointer', [0, 0]);
    const watcher = await raw();
    await until(() => watcher.states.has(quiet.doc.clientID), 'seen', WAIT_MS);
    // Another member writes under the id that was seen, before its person has written anything.
    const mallory = await raw(dora.token);
    const copy = newDocument();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(honest.doc));
    copy.clientID = quiet.doc.clientID;
    const before = Y.encodeStateVector(copy);
    rootOf(copy, 'picks').set('n1', 't1');
    mallory.sync(name, 2, Y.encodeStateAsUpdate(copy, before));
    await told(mallory, /^refused:client-id \S.+\.$/);
  });
});
