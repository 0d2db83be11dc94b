import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { act, PEOPLE, type PersonName, sampleProject, sampleTake } from '../../testing/sampleProject.ts';
import { newDocument, recordsOf, rootOf, ROOTS } from '../schema/roots.ts';
import { judge } from './judge.ts';
import type { OwnerOfClient, Verdict } from './verdict.ts';

/** A server's document and the people's copies of it, with client ids known to the server. */
class Stage {
  readonly server = sampleProject();
  readonly owners = new Map<number, (typeof PEOPLE)[PersonName]['user'] | null>();
  readonly ownerOf: OwnerOfClient = (client) => this.owners.get(client);

  constructor() {
    for (const client of this.server.store.clients.keys()) this.owners.set(client, null);
    this.owners.set(this.server.clientID, null);
  }

  copy(): Y.Doc {
    const doc = newDocument();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server));
    return doc;
  }

  judge(who: PersonName, update: Uint8Array): Verdict {
    return judge(update, this.server, PEOPLE[who], this.ownerOf);
  }

  /** What a person's copy did, as its update. */
  edit(change: (doc: Y.Doc) => void, doc = this.copy()): Uint8Array {
    const before = Y.encodeStateVector(doc);
    const snapshot = Y.snapshot(doc);
    doc.transact(() => change(doc));
    expect(Y.equalSnapshots(snapshot, Y.snapshot(doc))).toBe(false);
    return Y.encodeStateAsUpdate(doc, before);
  }

  accept(who: PersonName, update: Uint8Array): void {
    const verdict = this.judge(who, update);
    expect(verdict).toMatchObject({ verdict: 'accept' });
    if (verdict.verdict === 'accept') for (const client of verdict.claims) this.owners.set(client, PEOPLE[who].user);
    Y.applyUpdate(this.server, update);
    expect(this.server.store.pendingStructs).toBeNull();
  }
}

const ruleOf = (verdict: Verdict): string => (verdict.verdict === 'refuse' ? verdict.rule : verdict.verdict);
const person = (name: string) => name as PersonName;

describe('judging a raw update', () => {
  const honest: [who: PersonName, command: string, args: unknown][] = [
    ['arne', 'moveNodes', { moves: [{ id: 'shot1', pos: [5, 6] }] }],
    ['arne', 'setParams', { id: 'shot1', params: { shotSize: 'wide', prompt: 'She runs' } }],
    ['arne', 'createNodes', { nodes: [{ id: 'n9', type: 'note', pos: [0, 0], params: { text: 'hello' } }] }],
    ['dora', 'deleteNodes', { ids: ['shot1', 'prompt'] }],
    ['arne', 'connect', { id: 'e9', from: 'mira', fromPort: 'asset', to: 'shot2', toPort: 'characters' }],
    ['arne', 'disconnect', { ids: ['e1'] }],
    ['arne', 'requestTakes', { id: 'req2', node: 'shot1', kind: 'generate', variations: 1, recipe: null }],
    ['anna', 'cancelRequest', { request: 'req1' }],
    ['paul', 'setStatus', { node: 'shot1', status: 'done' }],
    ['paul', 'setAssignee', { node: 'shot1', user: 'arne', assigned: false }],
    ['paul', 'setSettings', { name: 'Day Shift', fps: [25, 1] }],
    ['rolf', 'addComment', { id: 'c2', anchor: { on: 'canvas', pos: [1, 2] }, body: 'Nice' }],
    ['rita', 'deleteComment', { id: 'c1' }],
    ['dora', 'deleteComment', { id: 'c1' }],
    ['rolf', 'resolveComment', { id: 'c1', resolved: true }],
    ['rolf', 'putPlaylist', { id: 'pl1', name: 'Tuesday', takes: [] }],
    ['dora', 'deletePlaylist', { id: 'pl1' }],
    ['arne', 'putDrawing', { records: [{ id: 'shape:b', record: { 'id': 'shape:b', 'props.points': [{ x: 1 }] } }] }],
    ['arne', 'deleteDrawing', { ids: ['shape:a'] }],
    ['arne', 'deleteCut', { ids: ['clip1'] }],
    ['arne', 'setPick', { node: 'shot1', take: null }],
  ];
  it.each(honest)('[A1] accepts what %s does by %s', (who, command, args) => {
    const stage = new Stage();
    stage.accept(
      who,
      stage.edit((doc) => act(doc, who, command, args)),
    );
  });

  it('[A1] accepts a verdict, its change and its withdrawal, each with its own key', () => {
    const stage = new Stage();
    const [take = ''] = [...rootOf(stage.server, 'takes').keys()];
    const doc = stage.copy();
    for (const verdict of ['changes', 'approve', null]) {
      stage.accept(
        'rolf',
        stage.edit((copy) => act(copy, 'rolf', 'setVerdict', { take, verdict }), doc),
      );
    }
  });

  const facts: [string, (doc: Y.Doc) => void][] = [
    ['a take', (doc) => rootOf(doc, 'takes').set('tX', { ...sampleTake('shot1'), number: 9 })],
    ['a run', (doc) => rootOf(doc, 'runs').set('rX', { state: 'succeeded' })],
    ['an epoch', (doc) => rootOf(doc, 'meta').set('epoch', 7)],
    ['the end of a take', (doc) => rootOf(doc, 'takes').clear()],
    ['the end of a run', (doc) => rootOf(doc, 'runs').clear()],
  ];
  for (const [what, change] of facts) {
    it.each(Object.keys(PEOPLE).map(person))(`[A3] refuses ${what} from %s`, (who) => {
      const stage = new Stage();
      expect(ruleOf(stage.judge(who, stage.edit(change)))).toBe('server-only');
    });
  }

  const forged: [string, PersonName, string, (doc: Y.Doc) => void][] = [
    ['a viewer moves a node', 'vera', 'role', (doc) => recordsOf(doc, 'nodes').get('shot1')?.set('pos', [0, 0])],
    ['a reviewer deletes an edge', 'rita', 'role', (doc) => rootOf(doc, 'edges').delete('e1')],
    ['an artist sets a status', 'arne', 'role', (doc) => rootOf(doc, 'tracking').set('shot1:status', 'done')],
    ['a producer generates', 'paul', 'role', (doc) => rootOf(doc, 'requests').set('r', {})],
    [
      'a request in the name of another',
      'arne',
      'not-yours',
      (doc) =>
        rootOf(doc, 'requests').set('reqX', {
          node: 'shot1',
          kind: 'generate',
          variations: 1,
          recipe: null,
          anyway: false,
          by: 'anna',
          at: 1,
        }),
    ],
    [
      'a request changed',
      'arne',
      'immutable',
      (doc) =>
        rootOf(doc, 'requests').set('req1', {
          node: 'shot2',
          kind: 'generate',
          variations: 8,
          recipe: null,
          anyway: false,
          by: 'arne',
          at: 1,
        }),
    ],
    ['a request removed', 'arne', 'immutable', (doc) => rootOf(doc, 'requests').delete('req1')],
    ['an edge overwritten', 'arne', 'content', (doc) => rootOf(doc, 'edges').set('e1', 'nonsense')],
    [
      "another's verdict",
      'rolf',
      'not-yours',
      (doc) => {
        const [key = ''] = [...rootOf(doc, 'reviews').keys()];
        rootOf(doc, 'reviews').set(key, 'reject');
      },
    ],
    ["another's verdict removed", 'rolf', 'not-yours', (doc) => rootOf(doc, 'reviews').clear()],
    [
      "words put into another's comment",
      'rolf',
      'not-yours',
      (doc) => {
        const body = recordsOf(doc, 'comments').get('c1')?.get('body');
        if (body instanceof Y.Text) body.insert(0, 'Not ');
      },
    ],
    [
      "a director's words in another's comment",
      'dora',
      'not-yours',
      (doc) => {
        const body = recordsOf(doc, 'comments').get('c1')?.get('body');
        if (body instanceof Y.Text) body.delete(0, 4);
      },
    ],
    ["another's comment deleted", 'rolf', 'not-yours', (doc) => recordsOf(doc, 'comments').delete('c1')],
    ['a comment replaced', 'rita', 'not-yours', (doc) => recordsOf(doc, 'comments').set('c1', new Y.Map())],
    [
      'a comment whose author changes',
      'rita',
      'immutable',
      (doc) => recordsOf(doc, 'comments').get('c1')?.set('by', 'rolf'),
    ],
    [
      'a comment in the name of another',
      'rolf',
      'not-yours',
      (doc) => recordsOf(doc, 'comments').set('cX', new Y.Map(Object.entries({ by: 'rita', at: 1 }))),
    ],
    [
      'resolved in the name of another',
      'rolf',
      'not-yours',
      (doc) => rootOf(doc, 'comments').set('resolved:c1', 'rita'),
    ],
    ["another's playlist", 'rita', 'not-yours', (doc) => recordsOf(doc, 'playlists').get('pl1')?.set('name', 'Mine')],
    ['an unknown root', 'dora', 'unknown-root', (doc) => doc.getMap('secrets').set('a', 1)],
    ['an unknown root of text', 'dora', 'unknown-root', (doc) => doc.getText('notes').insert(0, 'a')],
    ['an unknown setting', 'dora', 'unknown-key', (doc) => rootOf(doc, 'settings').set('admin', true)],
    ['a setting of the wrong type', 'dora', 'content', (doc) => rootOf(doc, 'settings').set('fps', 'fast')],
    ['a setting removed', 'dora', 'immutable', (doc) => rootOf(doc, 'settings').delete('name')],
    ['an unknown tracking key', 'paul', 'unknown-key', (doc) => rootOf(doc, 'tracking').set('shot1:secret', 1)],
    ['a scalar where a node is meant', 'arne', 'content', (doc) => rootOf(doc, 'nodes').set('shot1', 5)],
    ['a list where a map is meant', 'arne', 'content', (doc) => rootOf(doc, 'nodes').set('nX', new Y.Array())],
    ['a subdocument', 'arne', 'content', (doc) => recordsOf(doc, 'nodes').get('shot1')?.set('title', new Y.Doc())],
    ['bytes', 'arne', 'content', (doc) => recordsOf(doc, 'nodes').get('shot1')?.set('title', new Uint8Array(3))],
    ['a bigint', 'arne', 'content', (doc) => recordsOf(doc, 'nodes').get('shot1')?.set('title', 5n)],
    ['no number', 'arne', 'content', (doc) => recordsOf(doc, 'nodes').get('shot1')?.set('order', Number.NaN)],
    ['a key of the prototype', 'arne', 'content', (doc) => recordsOf(doc, 'nodes').get('shot1')?.set('__proto__', 1)],
    [
      'formats in a prompt',
      'arne',
      'content',
      (doc) => {
        const params = recordsOf(doc, 'nodes').get('shot1')?.get('params');
        const text = params instanceof Y.Map ? params.get('prompt') : undefined;
        if (text instanceof Y.Text) text.insertEmbed(0, { a: 1 });
      },
    ],
    [
      'a map too deep',
      'arne',
      'content',
      (doc) => {
        const params = recordsOf(doc, 'nodes').get('shot1')?.get('params');
        if (params instanceof Y.Map) params.set('deep', new Y.Map());
      },
    ],
  ];
  it.each(forged)('[A4] refuses: %s', (_what, who, rule, change) => {
    const stage = new Stage();
    const bytes = Y.encodeStateAsUpdate(stage.server);
    expect(ruleOf(stage.judge(who, stage.edit(change)))).toBe(rule);
    expect(Y.encodeStateAsUpdate(stage.server)).toEqual(bytes);
  });

  it('[A3] refuses an overwrite whose delete set was taken out', () => {
    const stage = new Stage();
    const update = Y.decodeUpdate(stage.edit((doc) => rootOf(doc, 'requests').set('req1', { by: 'arne' })));
    expect(update.ds.clients.size).toBeGreaterThan(0);
    const doc = stage.copy();
    const full = stage.edit((copy) => rootOf(copy, 'requests').set('req1', { by: 'arne' }), doc);
    // The last part of an update is its delete set: one zero byte says that there is none.
    const without = withoutDeletes(full);
    expect(Y.decodeUpdate(without).ds.clients.size).toBe(0);
    expect(stage.judge('arne', without).verdict).toBe('refuse');
  });

  it('[A5] refuses edits under the client id of the server and of somebody else', () => {
    const stage = new Stage();
    const honestDoc = stage.copy();
    stage.accept(
      'anna',
      stage.edit((doc) => act(doc, 'anna', 'renameNode', { id: 'shot1', title: 'One' }), honestDoc),
    );
    for (const client of [honestDoc.clientID, stage.server.clientID]) {
      const forgery = stage.copy();
      forgery.clientID = client;
      const update = stage.edit((doc) => act(doc, 'arne', 'renameNode', { id: 'shot1', title: 'Two' }), forgery);
      expect(ruleOf(stage.judge('arne', update))).toBe('client-id');
    }
  });

  it('[A1] asks for the difference where an update before this one is missing', () => {
    const stage = new Stage();
    const doc = stage.copy();
    stage.edit((copy) => act(copy, 'arne', 'createNodes', { nodes: [{ id: 'n1', type: 'note', pos: [0, 0] }] }), doc);
    const second = stage.edit((copy) => act(copy, 'arne', 'moveNodes', { moves: [{ id: 'n1', pos: [9, 9] }] }), doc);
    expect(stage.judge('arne', second).verdict).toBe('resync');
    const removal = stage.edit((copy) => act(copy, 'arne', 'deleteNodes', { ids: ['n1'] }), doc);
    expect(stage.judge('arne', removal).verdict).toBe('resync');
    stage.accept('arne', Y.encodeStateAsUpdate(doc, Y.encodeStateVector(stage.server)));
  });

  it('[A1] accepts typing into a node that a peer has just deleted', () => {
    const stage = new Stage();
    const late = stage.copy();
    stage.accept(
      'dora',
      stage.edit((doc) => act(doc, 'dora', 'deleteNodes', { ids: ['shot1'] })),
    );
    stage.accept(
      'arne',
      stage.edit((doc) => act(doc, 'arne', 'setParams', { id: 'shot1', params: { prompt: 'She sings' } }), late),
    );
  });

  it('[A7] knows an update that changes nothing', () => {
    const stage = new Stage();
    expect(stage.judge('vera', Y.encodeStateAsUpdate(stage.server))).toMatchObject({
      verdict: 'accept',
      changes: false,
    });
  });

  it('[A4] lets a person undo the deletion of an own comment, and of nobody else’s', () => {
    const stage = new Stage();
    const doc = stage.copy();
    stage.accept(
      'rolf',
      stage.edit(
        (copy) => act(copy, 'rolf', 'addComment', { id: 'c5', anchor: { on: 'canvas', pos: [0, 0] }, body: 'Hm' }),
        doc,
      ),
    );
    stage.accept(
      'rolf',
      stage.edit((copy) => act(copy, 'rolf', 'deleteComment', { id: 'c5' }), doc),
    );
    const again = (who: PersonName, copy: Y.Doc) =>
      stage.edit(
        (it) => act(it, who, 'addComment', { id: 'c5', anchor: { on: 'canvas', pos: [0, 0] }, body: 'Hm' }),
        copy,
      );
    expect(ruleOf(stage.judge('rita', again('rita', stage.copy())))).toBe('not-yours');
    stage.accept('rolf', again('rolf', doc));
  });

  it('[A1] accepts an undo of a deleted node with its edges', () => {
    const stage = new Stage();
    const doc = stage.copy();
    const undo = new Y.UndoManager([rootOf(doc, 'nodes'), rootOf(doc, 'edges')], { trackedOrigins: new Set([null]) });
    stage.accept(
      'arne',
      stage.edit((copy) => {
        recordsOf(copy, 'nodes').delete('shot1');
        rootOf(copy, 'edges').delete('e1');
      }, doc),
    );
    const before = Y.encodeStateVector(doc);
    undo.undo();
    stage.accept('arne', Y.encodeStateAsUpdate(doc, before));
    expect(recordsOf(stage.server, 'nodes').get('shot1')?.toJSON()).toEqual(
      recordsOf(doc, 'nodes').get('shot1')?.toJSON(),
    );
  });

  it('[A1] accepts what continues an overwritten value that is known in part', () => {
    const stage = new Stage();
    const doc = stage.copy();
    const undo = new Y.UndoManager(rootOf(doc, 'nodes'), { trackedOrigins: new Set([null]), captureTimeout: 0 });
    const before = Y.encodeStateVector(doc);
    const move = (x: number) => (copy: Y.Doc) => recordsOf(copy, 'nodes').get('shot1')?.set('pos', [x, 0]);
    stage.accept('arne', stage.edit(move(1), doc));
    stage.edit(move(2), doc);
    stage.edit(move(3), doc);
    // As after a reconnect to a server that had not made the first move durable when it asked.
    const difference = Y.encodeStateAsUpdate(doc, before);
    expect(Y.decodeUpdate(difference).structs.map(({ length }) => length)).toEqual([2, 1]);
    stage.accept('arne', difference);
    expect(recordsOf(stage.server, 'nodes').get('shot1')?.get('pos')).toEqual([3, 0]);
    undo.destroy();
  });

  /** Two people who press Cancel while neither has seen the other; the first is told of last. */
  function cancelledTwice(lowFirst: boolean) {
    const stage = new Stage();
    const [first, second] = [stage.copy(), stage.copy()];
    [first.clientID, second.clientID] = lowFirst ? [10, 20] : [20, 10];
    stage.accept(
      'arne',
      stage.edit((doc) => act(doc, 'arne', 'cancelRequest', { request: 'req1' }), first),
    );
    act(second, 'anna', 'cancelRequest', { request: 'req1' });
    Y.applyUpdate(second, Y.encodeStateAsUpdate(stage.server));
    return { stage, second };
  }

  it.each([true, false])('[R1] [A1] accepts a cancel that met another one (later client id: %s)', (lowFirst) => {
    const { stage, second } = cancelledTwice(lowFirst);
    stage.accept('anna', Y.encodeStateAsUpdate(second, Y.encodeStateVector(stage.server)));
    expect(rootOf(stage.server, 'requests').get('cancel:req1')).toMatchObject({ by: lowFirst ? 'anna' : 'arne' });
  });

  it('[R1] [A3] refuses to take a mark away: deleted, overwritten with nothing, or beside an own one', () => {
    const { stage } = cancelledTwice(true);
    const gone = (doc: Y.Doc) => rootOf(doc, 'requests').delete('cancel:req1');
    expect(ruleOf(stage.judge('anna', stage.edit(gone)))).toBe('immutable');
    const overwritten = stage.copy();
    const erase = stage.edit((doc) => {
      rootOf(doc, 'requests').set('cancel:req1', { by: 'anna', at: 1 });
      rootOf(doc, 'requests').delete('cancel:req1');
    }, overwritten);
    expect(stage.judge('anna', erase).verdict).toBe('refuse');
    expect(stage.judge('anna', withoutDeletes(erase)).verdict).toBe('refuse');
    // An own mark of a low client id comes before the one that stands, and does not replace it.
    const loser = newDocument();
    loser.clientID = 5;
    rootOf(loser, 'requests').set('cancel:req1', { by: 'anna', at: 1 });
    const own = Y.encodeStateAsUpdate(loser);
    const removal = stage.edit(gone);
    expect(stage.judge('anna', own)).toMatchObject({ verdict: 'accept' });
    expect(ruleOf(stage.judge('anna', Y.mergeUpdates([own, removal])))).toBe('immutable');
  });

  it('[A3] takes the last of joined values for the value of a key', () => {
    const stage = new Stage();
    const joined = (...values: unknown[]) =>
      stage.edit((doc) => {
        const root = rootOf(doc, 'picks');
        const content = new Y.ContentAny(values);
        const id = Y.createID(doc.clientID, 0);
        doc.transact((transaction) =>
          new Y.Item(id, null, null, null, null, root, 'shot2', content).integrate(transaction, 0),
        );
      });
    expect(stage.judge('arne', joined('tA', 'tB'))).toMatchObject({ verdict: 'accept' });
    expect(ruleOf(stage.judge('arne', joined('tA', 7)))).toBe('content');
    expect(ruleOf(stage.judge('arne', joined(5n, 'tB')))).toBe('content');
  });

  it('[A4] lets a director change a playlist of somebody else, and no other person', () => {
    const change = (doc: Y.Doc) => recordsOf(doc, 'playlists').get('pl1')?.set('name', 'Directed');
    for (const [who, verdict] of [
      ['dora', 'accept'],
      ['rolf', 'accept'],
      ['rita', 'refuse'],
      ['arne', 'refuse'],
    ] as const) {
      const stage = new Stage();
      expect(stage.judge(who, stage.edit(change)).verdict, who).toBe(verdict);
    }
    const stage = new Stage();
    expect(
      ruleOf(
        stage.judge(
          'dora',
          stage.edit((doc) => recordsOf(doc, 'playlists').get('pl1')?.set('by', 'dora')),
        ),
      ),
    ).toBe('immutable');
  });

  it('[A6] refuses every root with list items', () => {
    for (const root of ROOTS) {
      const stage = new Stage();
      const update = stage.edit((doc) => doc.getArray(root).insert(0, [1]), new Y.Doc());
      expect(stage.judge('dora', update).verdict).toBe('refuse');
    }
  });
});

/** The same update with an empty delete set. */
function withoutDeletes(update: Uint8Array): Uint8Array {
  for (let end = update.length - 1; end > 0; end -= 1) {
    const cut = new Uint8Array([...update.slice(0, end), 0]);
    try {
      const decoded = Y.decodeUpdate(cut);
      if (decoded.ds.clients.size === 0 && decoded.structs.length === Y.decodeUpdate(update).structs.length) return cut;
    } catch {
      // not the end of the structs
    }
  }
  throw new Error('The update has no structs.');
}
