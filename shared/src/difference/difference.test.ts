import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connect, connectMany, createNodes, deleteNodes, renameNode, setParams } from '../commands/index.ts';
import { CommandOrigin, COMMANDS } from '../commands/index.ts';
import {
  DOCUMENT_FORM,
  type DocumentForm,
  migrateDocument,
  newDocument,
  readEdges,
  readTakes,
  readNode,
  readNodes,
  readTracking,
  recordsOf,
  rootOf,
} from '../document/index.ts';
import { unwrap } from '../errors/index.ts';
import { edgeProblem, readGraph } from '../graph/index.ts';
import { newId, NodeId } from '../ids/index.ts';
import { copyOf, judgeAs } from '../testing/commandStage.ts';
import { randomArgs, randomCommand } from '../testing/convergence/randomCommand.ts';
import { Random } from '../testing/random.ts';
import { act, NOW, PEOPLE, sampleProject } from '../testing/sampleProject.ts';
import { applyChanges } from './applyChanges.ts';
import { type Change, COMPARED_ROOTS, RESTORED_ROOTS } from './change.ts';
import { changesToRestore } from './changesToRestore.ts';
import { compareContents } from './compareContents.ts';
import { contentsOf } from './contents.ts';
import { resolveConflicts } from './resolveConflicts.ts';
import { summarise } from './summarise.ts';
import { threeWay } from './threeWay.ts';
import { unsentChanges } from './unsentChanges.ts';

const DORA = { actor: PEOPLE.dora.user, role: PEOPLE.dora.role, now: NOW } as const;

/** Random work of a director on a copy: every command that changes what versions bring back. */
function workedOn(doc: Y.Doc, seed: number, operations: number): Y.Doc {
  const copy = copyOf(doc);
  const random = new Random(seed);
  const hand = {
    doc: copy,
    random,
    newId: () => newId((bytes) => random.bytes(bytes)),
    users: Object.values(PEOPLE).map(({ user }) => user),
  };
  for (let done = 0; done < operations; done += 1) {
    const name = randomCommand(random, 'director');
    if (name !== undefined) COMMANDS.get(name)?.run(copy, randomArgs(name, hand), DORA);
  }
  return copy;
}

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
const plain = (changes: readonly Change[]): string[] => changes.map(({ root, id, kind }) => `${kind} ${root} ${id}`);

describe('bringing a version back', () => {
  it.each(seeds)('[V1] makes what people built what it was, in one step that undo takes back (seed %i)', (seed) => {
    const version = workedOn(sampleProject(), seed, 60);
    const now = copyOf(workedOn(version, seed + 1_000, 60));
    const before = contentsOf(now);
    const undo = new Y.UndoManager(
      ['nodes', 'edges', 'drawing', 'picks', 'cut', 'tracking'].map((name) => now.getMap(name)),
      { trackedOrigins: new Set([CommandOrigin]), captureTimeout: 0 },
    );
    const updates: Uint8Array[] = [];
    now.on('update', (update: Uint8Array) => updates.push(update));
    const changes = changesToRestore(before, contentsOf(version));
    const judged = copyOf(now);
    const report = applyChanges(now, changes, DORA, 'Restore version');
    // An edge that a later change of its nodes had broken by then is marked there, and cannot be made anew.
    const graph = readGraph(version);
    const broken = new Set(
      graph.edges.filter((edge) => edgeProblem(graph, edge) !== undefined).map(({ id }) => String(id)),
    );
    const refused = report.refused.map(({ change }) => change);
    for (const { root, id } of refused) expect([root, broken.has(id)]).toEqual(['edges', true]);
    expect(report.applied).toBe(changes.length - refused.length);
    expect(plain(changesToRestore(contentsOf(now), contentsOf(version)))).toEqual(plain(refused));
    expect(updates.length).toBe(changes.length === 0 ? 0 : 1);
    const [update] = updates;
    if (update === undefined) return;
    expect(judgeAs(PEOPLE.dora, update, judged)).toMatchObject({ verdict: 'accept' });
    undo.undo();
    const left = changesToRestore(contentsOf(now), before);
    expect(left.filter(({ root }) => root !== 'settings')).toEqual([]);
  });

  it('[V2] leaves what people said and asked for as it is', () => {
    const version = sampleProject();
    const now = copyOf(version);
    act(now, 'rita', 'addComment', { id: 'later', anchor: { on: 'node', node: 'shot1' }, body: 'Darker' });
    act(now, 'dora', 'renameNode', { id: 'shot1', title: 'Another' });
    const changes = changesToRestore(contentsOf(now), contentsOf(version));
    expect(plain(changes)).toEqual(['changed nodes shot1']);
  });

  it('[V3] brings one node back with its params and its edges, and touches nothing else', () => {
    const version = sampleProject();
    const now = copyOf(version);
    act(now, 'dora', 'deleteNodes', { ids: ['shot1', 'prompt'] });
    act(now, 'dora', 'renameNode', { id: 'shot2', title: 'Another' });
    const changes = changesToRestore(contentsOf(now), contentsOf(version), new Set(['shot1']));
    expect(applyChanges(now, changes, DORA, 'Restore node').refused).toEqual([]);
    expect(readNode(now, 'shot1')?.params).toMatchObject({ prompt: 'She waits', shotSize: 'close-up' });
    expect(readNode(now, 'shot2')?.title).toBe('Another');
    // The prompt is still gone, and with it the edge from it.
    expect(readEdges(now).map(({ id }) => String(id))).toContain('e2');
    expect(readEdges(now).map(({ id }) => String(id))).not.toContain('e1');
  });

  it('[V4] answers what cannot be done with its reason, and does the rest', () => {
    const version = sampleProject();
    const now = copyOf(version);
    act(now, 'dora', 'setSettings', { name: 'Another' });
    act(now, 'dora', 'setStatus', { node: 'shot1', status: 'hold' });
    act(now, 'dora', 'renameNode', { id: 'shot1', title: 'Another' });
    const changes = changesToRestore(contentsOf(now), contentsOf(version));
    const arne = { actor: PEOPLE.arne.user, role: PEOPLE.arne.role, now: NOW } as const;
    const { applied, refused } = applyChanges(now, changes, arne, 'Restore version');
    expect(applied).toBe(1);
    expect(refused.map(({ change }) => change.root).sort()).toEqual(['settings', 'tracking']);
    expect(refused[0]?.sentence).toBe('An artist may not do this: change project settings.');
  });

  it('[V4] brings a node back without the param that does not fit any more, and one without its scene at the top', () => {
    const version = sampleProject();
    const bad = recordsOf(version, 'nodes').get('shot1')?.get('params');
    if (bad instanceof Y.Map) bad.set('lensMm', 99_999);
    recordsOf(version, 'nodes').get('shot2')?.set('scene', 'nowhere');
    const now = copyOf(version);
    act(now, 'dora', 'deleteNodes', { ids: ['shot1', 'shot2'] });
    const { refused } = applyChanges(now, changesToRestore(contentsOf(now), contentsOf(version)), DORA, 'Restore');
    expect(refused.map(({ change }) => change.fields.map(({ key }) => key))).toEqual([['params.lensMm']]);
    expect(readNode(now, 'shot1')?.params).toMatchObject({ shotSize: 'close-up' });
    expect(readNode(now, 'shot2')?.scene).toBeNull();
  });

  it('[V4] takes a status that the version did not have itself as none', () => {
    const version = sampleProject();
    rootOf(version, 'tracking').set('shot1:status', 'long-gone');
    rootOf(version, 'tracking').set('shot2:status', 'long-gone');
    const now = copyOf(version);
    rootOf(now, 'tracking').delete('shot1:status');
    act(now, 'dora', 'setStatus', { node: 'shot2', status: 'hold' });
    const changes = changesToRestore(contentsOf(now), contentsOf(version));
    expect(plain(changes)).toEqual(['removed tracking shot2:status']);
    expect(applyChanges(now, changes, DORA, 'Restore').refused).toEqual([]);
    expect(readTracking(now, NodeId.parse('shot2')).status).toBeUndefined();
  });

  it('[V5] restores 5,000 nodes and edges at once', () => {
    const version = newDocument();
    const nodes = Array.from({ length: 5_000 }, (_, index) => ({
      id: `n${index}`,
      type: index % 2 === 0 ? 'prompt' : 'shot-still',
      pos: [index, 0],
    }));
    for (let at = 0; at < nodes.length; at += 500) {
      unwrap(createNodes.run(version, { nodes: nodes.slice(at, at + 500) }, DORA));
    }
    const edges = Array.from({ length: 2_500 }, (_, index) => ({
      id: `e${index}`,
      from: `n${2 * index}`,
      fromPort: 'text',
      to: `n${2 * index + 1}`,
      toPort: 'prompt',
    }));
    unwrap(connectMany.run(version, { edges }, DORA));
    const now = newDocument();
    const report = applyChanges(now, changesToRestore(contentsOf(now), contentsOf(version)), DORA, 'Restore');
    expect(report).toEqual({ applied: 7_500, refused: [] });
    expect(readNodes(now)).toHaveLength(5_000);
    expect(readEdges(now)).toHaveLength(2_500);
  });
});

describe('a copy that was away', () => {
  it('[V6] says again what its person said, under the same ids and times, and nothing of others', () => {
    const base = sampleProject();
    const away = copyOf(base);
    act(away, 'rita', 'addComment', { id: 'mine', anchor: { on: 'node', node: 'shot1' }, body: 'Mine' });
    act(away, 'rita', 'addComment', {
      id: 'answer',
      anchor: { on: 'node', node: 'shot1' },
      body: 'So',
      parent: 'mine',
    });
    act(away, 'rita', 'putPlaylist', { id: 'list', name: 'Friday', takes: [] });
    act(away, 'rita', 'setVerdict', { take: [...rootOf(away, 'takes').keys()][0], verdict: 'reject' });
    act(away, 'anna', 'addComment', { id: 'hers', anchor: { on: 'node', node: 'shot1' }, body: 'Hers' });
    act(away, 'anna', 'requestTakes', { id: 'asked', node: 'shot2', kind: 'generate', variations: 1, recipe: null });
    const changes = compareContents(contentsOf(base), contentsOf(away));
    const now = copyOf(base);
    const rita = { actor: PEOPLE.rita.user, role: PEOPLE.rita.role, now: NOW + 5 } as const;
    const { refused } = applyChanges(now, changes, rita, 'Bring back');
    expect(refused.map(({ change }) => change.id).sort()).toEqual(['asked', 'hers']);
    const left = compareContents(contentsOf(now), contentsOf(away), COMPARED_ROOTS);
    expect(left.map(({ id }) => id).sort()).toEqual(['asked', 'hers']);
  });
});

describe('a copy of an older schema', () => {
  /** A version to come, in which titles are written in capitals. */
  const next: DocumentForm = {
    schema: DOCUMENT_FORM.schema + 1,
    migrations: [
      {
        from: DOCUMENT_FORM.schema,
        migrate: (doc) => {
          for (const node of recordsOf(doc, 'nodes').values())
            node.set('title', String(node.get('title')).toUpperCase());
        },
      },
    ],
  };

  it('[V12] keeps the edits of a browser that was away across a migration, in the new shape', () => {
    const server = sampleProject();
    const away = copyOf(server);
    // Saved before it went away, and changed on the server meanwhile.
    act(server, 'dora', 'renameNode', { id: 'shot2', title: 'Meanwhile' });
    const base = Y.encodeStateAsUpdate(server);
    act(away, 'arne', 'renameNode', { id: 'shot1', title: 'Opening' });
    act(away, 'arne', 'createNodes', { nodes: [{ id: 'late', type: 'note', title: 'Late', pos: [0, 0] }] });
    migrateDocument(server, next);
    act(server, 'dora', 'setParams', { id: 'shot1', params: { prompt: 'After the migration' } });

    const changes = unsentChanges(base, Y.encodeStateAsUpdate(away), next);
    expect(plain(changes).sort()).toEqual(['added nodes late', 'changed nodes shot1']);
    const arne = { actor: PEOPLE.arne.user, role: PEOPLE.arne.role, now: NOW } as const;
    expect(applyChanges(server, changes, arne, 'Bring back').refused).toEqual([]);
    expect(readNode(server, 'shot1')).toMatchObject({ title: 'OPENING', params: { prompt: 'After the migration' } });
    expect(readNode(server, 'late')?.title).toBe('LATE');
    expect(readNode(server, 'shot2')?.title).toBe('MEANWHILE');
  });

  it('[V12] finds nothing in a copy that the server has all of, whatever was done there since', () => {
    const server = sampleProject();
    const away = Y.encodeStateAsUpdate(server);
    const busy = workedOn(server, 5, 50);
    expect(unsentChanges(Y.encodeStateAsUpdate(busy), away)).toEqual([]);
  });
});

describe('three sides', () => {
  it.each(seeds)('[V7] takes all of one side where the other stood still (seed %i)', (seed) => {
    const base = workedOn(sampleProject(), seed, 40);
    const theirs = workedOn(base, seed + 2_000, 40);
    const still = threeWay(contentsOf(base), contentsOf(theirs), contentsOf(base));
    expect(still).toEqual({ taken: [], conflicts: [] });
    const forward = threeWay(contentsOf(base), contentsOf(base), contentsOf(theirs));
    expect(forward.conflicts).toEqual([]);
    const merged = copyOf(base);
    // The takes came along before.
    for (const [id, take] of rootOf(theirs, 'takes').entries()) rootOf(merged, 'takes').set(id, take);
    const { refused } = applyChanges(merged, forward.taken, DORA, 'Merge');
    // Their own edges that have come to be wrong are not made here; a node whose scene is gone comes to the top.
    const graph = readGraph(theirs);
    const wrong = new Set(readEdges(theirs).flatMap((edge) => (edgeProblem(graph, edge) ? [edge.id as string] : [])));
    for (const { id, scene } of readNodes(theirs)) {
      if (scene !== null && readNode(theirs, scene) === undefined) wrong.add(id);
    }
    expect(refused.filter(({ change }) => !wrong.has(change.id))).toEqual([]);
    const left = changesToRestore(contentsOf(merged), contentsOf(theirs));
    expect(left.filter(({ id }) => !wrong.has(id))).toEqual([]);
  });

  it.each(seeds)('[V8] asks about all that both changed differently, and about nothing else (seed %i)', (seed) => {
    const base = workedOn(sampleProject(), seed, 40);
    const [ours, theirs] = [workedOn(base, seed + 3_000, 30), workedOn(base, seed + 4_000, 30)];
    const [b, o, t] = [contentsOf(base), contentsOf(ours), contentsOf(theirs)];
    const merging = threeWay(b, o, t);
    const again = threeWay(o, o, t);
    expect(again.conflicts).toEqual([]);
    // Whatever they changed and we did not differently is either taken or asked about: nothing is dropped silently.
    const spoken = new Set([
      ...merging.taken.map(({ root, id }) => `${root} ${id}`),
      ...merging.conflicts.flatMap(({ changes }) => changes.map(({ root, id }) => `${root} ${id}`)),
    ]);
    const layout = new Set(['pos', 'size', 'order', 'x']);
    for (const change of changesToRestore(b, t)) {
      const differs = compareContents(o, t, [change.root]).find(({ id }) => id === change.id)?.fields ?? [];
      const isAlike = change.fields.every(({ key }) => differs.every((field) => field.key !== key));
      const isOnlyMoved = change.fields.every(({ key }) => layout.has(key)) && !o[change.root].has(change.id);
      const hangsOnGone = change.root === 'edges';
      if (!isAlike && !isOnlyMoved && !hangsOnGone) expect(spoken).toContain(`${change.root} ${change.id}`);
    }
    // Keeping our side of every conflict changes nothing that we did.
    const kept = copyOf(ours);
    applyChanges(kept, resolveConflicts(merging, []), DORA, 'Merge');
    const touched = new Set(merging.taken.map(({ root, id }) => `${root} ${id}`));
    const goneNodes = merging.taken.filter(({ root, kind }) => root === 'nodes' && kind === 'removed');
    const wentAlong = readEdges(ours).filter(({ from, to }) => goneNodes.some(({ id }) => id === from || id === to));
    for (const { id } of wentAlong) touched.add(`edges ${id}`);
    for (const change of compareContents(o, contentsOf(kept), RESTORED_ROOTS)) {
      expect(touched).toContain(`${change.root} ${change.id}`);
    }
  });

  const sides = (ourWork: (doc: Y.Doc) => void, theirWork: (doc: Y.Doc) => void, prepare?: (doc: Y.Doc) => void) => {
    const base = sampleProject();
    prepare?.(base);
    const [ours, theirs] = [copyOf(base), copyOf(base)];
    ourWork(ours);
    theirWork(theirs);
    return { ours, merging: threeWay(contentsOf(base), contentsOf(ours), contentsOf(theirs)) };
  };
  const write = (doc: Y.Doc, prompt: string) => unwrap(setParams.run(doc, { id: 'shot1', params: { prompt } }, DORA));
  const drop = (doc: Y.Doc, id = 'shot1') => unwrap(deleteNodes.run(doc, { ids: [id] }, DORA));
  const name = (doc: Y.Doc, title: string) => unwrap(renameNode.run(doc, { id: 'shot1', title }, DORA));

  it('[V8] shows both sides of a param, and takes what only they changed of the same node', () => {
    const { ours, merging } = sides(
      (doc) => write(doc, 'Ours'),
      (doc) => (write(doc, 'Theirs'), name(doc, 'Opening')),
    );
    expect(merging.taken).toMatchObject([{ root: 'nodes', id: 'shot1', fields: [{ key: 'title', after: 'Opening' }] }]);
    expect(merging.conflicts).toMatchObject([
      {
        root: 'nodes',
        id: 'shot1',
        key: 'params.prompt',
        base: 'She waits',
        ours: 'Ours',
        theirs: 'Theirs',
        layout: false,
      },
    ]);
    const choice = [{ root: 'nodes', id: 'shot1', key: 'params.prompt', side: 'theirs' }] as const;
    applyChanges(ours, resolveConflicts(merging, choice), DORA, 'Merge');
    expect(readNode(ours, 'shot1')).toMatchObject({ title: 'Opening', params: { prompt: 'Theirs' } });
  });

  it('[V9] asks before a node goes that was worked on here, and takes its edges with it', () => {
    const { ours, merging } = sides(
      (doc) => write(doc, 'An hour of work'),
      (doc) => drop(doc),
    );
    expect(merging.taken).toEqual([]);
    expect(merging.conflicts).toMatchObject([{ root: 'nodes', id: 'shot1', key: null }]);
    applyChanges(ours, resolveConflicts(merging, []), DORA, 'Merge');
    expect(readEdges(ours)).toHaveLength(2);
    applyChanges(
      ours,
      resolveConflicts(merging, [{ root: 'nodes', id: 'shot1', key: null, side: 'theirs' }]),
      DORA,
      'M',
    );
    expect(readNode(ours, 'shot1')).toBeUndefined();
    expect(readEdges(ours)).toHaveLength(0);
  });

  it('[V9] asks before bringing a node back that was deleted here and worked on there', () => {
    const { ours, merging } = sides(
      (doc) => drop(doc),
      (doc) => write(doc, 'An hour of work'),
    );
    expect(merging.taken).toEqual([]);
    expect(merging.conflicts).toMatchObject([{ root: 'nodes', id: 'shot1', key: null }]);
    const choice = [{ root: 'nodes', id: 'shot1', key: null, side: 'theirs' }] as const;
    expect(applyChanges(ours, resolveConflicts(merging, choice), DORA, 'Merge').refused).toEqual([]);
    expect(readNode(ours, 'shot1')?.params).toMatchObject({ prompt: 'An hour of work' });
    expect(readEdges(ours)).toHaveLength(2);
  });

  it('[V9] does not ask where a node was only moved on the one side and deleted on the other', () => {
    const move = (doc: Y.Doc) => act(doc, 'dora', 'moveNodes', { moves: [{ id: 'shot1', pos: [9, 9] }] });
    expect(sides(move, (doc) => drop(doc)).merging).toMatchObject({ conflicts: [] });
    expect(sides((doc) => drop(doc), move).merging).toEqual({ taken: [], conflicts: [] });
  });

  it('[V9] asks where they connected a node that was deleted here', () => {
    const { ours, merging } = sides(
      (doc) => drop(doc, 'mira'),
      (doc) => {
        const edge = { id: 'new', from: 'mira', fromPort: 'asset', to: 'shot2', toPort: 'characters' };
        unwrap(connect.run(doc, edge, DORA));
      },
    );
    expect(merging.conflicts).toMatchObject([{ root: 'nodes', id: 'mira', key: null }]);
    const choice = [{ root: 'nodes', id: 'mira', key: null, side: 'theirs' }] as const;
    expect(applyChanges(ours, resolveConflicts(merging, choice), DORA, 'Merge').refused).toEqual([]);
    expect(
      readEdges(ours)
        .map(({ id }) => String(id))
        .sort(),
    ).toEqual(['e1', 'e2', 'new']);
  });

  it('[V10] asks where both filled the same port', () => {
    const prompt = (id: string) => (doc: Y.Doc) => {
      const node = { id, type: 'style', pos: [0, 0] };
      const edge = { id: `to-${id}`, from: id, fromPort: 'asset', to: 'shot2', toPort: 'style' };
      unwrap(createNodes.run(doc, { nodes: [node], edges: [edge] }, DORA));
    };
    const { ours, merging } = sides(prompt('ourPrompt'), prompt('theirPrompt'));
    expect(plain(merging.taken)).toEqual(['added nodes theirPrompt']);
    expect(merging.conflicts).toMatchObject([{ root: 'edges', id: 'to-theirPrompt', key: null }]);
    const choice = [{ root: 'edges', id: 'to-theirPrompt', key: null, side: 'theirs' }] as const;
    expect(applyChanges(ours, resolveConflicts(merging, choice), DORA, 'Merge').refused).toEqual([]);
    expect(readEdges(ours).filter(({ to }) => to === 'shot2')).toMatchObject([{ from: 'theirPrompt' }]);
  });

  it('[V8] marks what is only a matter of place', () => {
    const move = (pos: [number, number]) => (doc: Y.Doc) =>
      void act(doc, 'dora', 'moveNodes', { moves: [{ id: 'shot1', pos }] });
    expect(sides(move([1, 1]), move([2, 2])).merging.conflicts).toMatchObject([{ key: 'pos', layout: true }]);
  });
});

describe('a line of what was done', () => {
  it('[V11] counts by kind, tells moves from changes, and names the first few', () => {
    const before = sampleProject();
    const after = copyOf(before);
    act(after, 'dora', 'moveNodes', { moves: ['shot1', 'shot2', 'mira'].map((id) => ({ id, pos: [1, 2] })) });
    act(after, 'dora', 'setParams', { id: 'prompt', params: { text: 'Snow' } });
    act(after, 'dora', 'setStatus', { node: 'shot1', status: 'hold' });
    const lines = summarise(compareContents(contentsOf(before), contentsOf(after)), (id) => `The ${id}`);
    expect(lines).toEqual([
      { root: 'nodes', kind: 'changed', count: 1, names: ['The prompt'], nodes: ['prompt'] },
      {
        root: 'nodes',
        kind: 'moved',
        count: 3,
        names: ['The mira', 'The shot1', 'The shot2'],
        nodes: ['mira', 'shot1', 'shot2'],
      },
      expect.objectContaining({ root: 'tracking', count: 1, names: ['The shot1'] }),
    ]);
  });

  it('[V11] names what was said of takes, and which comments were resolved', () => {
    const before = sampleProject();
    const after = copyOf(before);
    const said = (): unknown =>
      summarise(compareContents(contentsOf(before), contentsOf(after)), () => undefined).flatMap((line) =>
        (line.said ?? []).map(({ id, value }) => [line.root, line.kind, id, value]),
      );
    const [take] = readTakes(before);
    act(after, 'dora', 'setVerdict', { take: take?.id, verdict: 'changes' });
    act(after, 'dora', 'addComment', { id: 'open', anchor: { on: 'node', node: 'shot1' }, body: 'Wider' });
    act(after, 'dora', 'addComment', { id: 'done', anchor: { on: 'node', node: 'shot1' }, body: 'Softer' });
    act(after, 'dora', 'resolveComment', { id: 'done', resolved: true });
    expect(said()).toEqual(
      expect.arrayContaining([
        ['reviews', 'added', `${take?.id}:${PEOPLE.dora.user}:verdict`, 'changes'],
        ['comments', 'added', 'done', true],
      ]),
    );
    expect(said()).toHaveLength(2);
  });
});
