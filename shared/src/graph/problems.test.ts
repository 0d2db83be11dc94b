import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readEdges, recordsOf, rootOf } from '../document/index.ts';
import { NodeId } from '../ids/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { copyOf, refused } from '../testing/commandStage.ts';
import { addTestNodeTypes } from '../testing/extraNodeTypes.ts';
import { act, type PersonName, sampleProject } from '../testing/sampleProject.ts';
import { checkConnection, feeds } from './connect.ts';
import { readGraph } from './graphView.ts';
import { planNode, syncState } from './plan.ts';
import { edgeProblem, nodeProblem } from './problems.ts';

beforeAll(addTestNodeTypes);

const id = (text: string): NodeId => NodeId.parse(text);
const edge = (name: string, from: string, fromPort: string, to: string, toPort: string) => ({
  id: name,
  from,
  fromPort,
  to,
  toPort,
});

function projectWith(...types: [id: string, type: string][]): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', { nodes: types.map(([name, type]) => ({ id: name, type, pos: [0, 0] })) });
  return doc;
}

/** What two people make of one document when neither sees the other. */
function merged(doc: Y.Doc, ...edits: ((doc: Y.Doc) => void)[]): Y.Doc {
  const copies = edits.map((change) => {
    const copy = copyOf(doc);
    change(copy);
    return copy;
  });
  for (const copy of copies) Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
  return doc;
}

const connects =
  (who: PersonName, ...args: Parameters<typeof edge>) =>
  (doc: Y.Doc): unknown =>
    act(doc, who, 'connect', edge(...args));

/** The rule by which each edge is marked, by its id. */
const marks = (doc: Y.Doc): Record<string, string | undefined> => {
  const graph = readGraph(doc);
  return Object.fromEntries(graph.edges.map((one) => [one.id, edgeProblem(graph, one)?.rule]));
};

describe('connections', () => {
  it('[G4] refuses a cycle of any length, and an edge from a node to itself', () => {
    const doc = projectWith(['j1', 'test-join'], ['j2', 'test-join'], ['j3', 'test-join']);
    act(doc, 'arne', 'connect', edge('x1', 'j1', 'text', 'j2', 'a'));
    act(doc, 'arne', 'connect', edge('x2', 'j2', 'text', 'j3', 'a'));
    for (const to of ['j1', 'j2', 'j3']) {
      expect(refused('arne', 'connect', edge('x9', 'j3', 'text', to, 'a'), doc)).toMatchObject({ rule: 'G4' });
    }
    expect(checkConnection(readGraph(doc), { from: id('j1'), fromPort: 'text', to: id('j3'), toPort: 'a' }).ok).toBe(
      true,
    );
  });

  it('[G4] refuses a cycle among new nodes', () => {
    const nodes = ['j1', 'j2'].map((name) => ({ id: name, type: 'test-join', pos: [0, 0] }));
    const edges = [edge('x1', 'j1', 'text', 'j2', 'a'), edge('x2', 'j2', 'text', 'j1', 'a')];
    expect(refused('arne', 'createNodes', { nodes, edges })).toMatchObject({ rule: 'G4' });
  });

  it('[G3] makes a cut of shots, and no shot of a cut', () => {
    const doc = projectWith(['k', 'test-caption'], ['film', 'assembler'], ['lips', 'lip-sync']);
    act(doc, 'arne', 'connect', edge('x1', 'prompt', 'text', 'k', 'a'));
    act(doc, 'arne', 'connect', edge('x2', 'lips', 'video', 'film', 'clip1'));
    expect(marks(doc)).toMatchObject({ x1: undefined, x2: undefined });
    expect(refused('arne', 'connect', edge('x3', 'film', 'video', 'lips', 'video'), doc)).toMatchObject({
      rule: 'G3',
      message:
        '"Assembler" is part of the cut and "Lip sync" is not: a cut is made of shots, and goes on to cut nodes only.',
    });
  });

  it('[G3] lets nothing else out of its family', () => {
    const families = ['asset', 'shot', 'cut'] as const;
    const pairs = families.flatMap((from) => families.map((to) => [from, to] as const));
    expect(pairs.filter(([from, to]) => from !== to && feeds(from, to))).toEqual([['shot', 'cut']]);
    expect(families.every((family) => feeds(family, family))).toBe(true);
  });

  it('[G3] marks an edge out of the cut that a document of another version has', () => {
    const doc = projectWith(['film', 'assembler'], ['lips', 'lip-sync']);
    rootOf(doc, 'edges').set('x1', { from: 'film', fromPort: 'video', to: 'lips', toPort: 'video' });
    expect(marks(doc)).toMatchObject({ x1: 'G3' });
    expect(planNode(readGraph(doc), id('lips'), TEST_CONTEXT)).toMatchObject({ ok: false, refusal: { rule: 'G3' } });
  });

  it('[G2] [G7] refuses a node of an unknown type', () => {
    const doc = sampleProject();
    recordsOf(doc, 'nodes').get('prompt')?.set('type', 'hologram');
    const args = edge('x1', 'prompt', 'text', 'shot2', 'prompt');
    expect(refused('arne', 'connect', args, doc)).toMatchObject({ rule: 'G2' });
    expect(nodeProblem(readGraph(doc), id('prompt'))).toMatchObject({ rule: 'G7' });
  });
});

describe('what a merge made wrong', () => {
  it('[G4] marks every edge of a cycle that two people closed, and plans nothing on it', () => {
    const doc = merged(
      projectWith(['j1', 'test-join'], ['j2', 'test-join'], ['j3', 'test-join']),
      connects('arne', 'x1', 'j1', 'text', 'j2', 'a'),
      connects('anna', 'x2', 'j2', 'text', 'j1', 'a'),
    );
    act(doc, 'arne', 'connect', edge('x3', 'j2', 'text', 'j3', 'a'));
    act(doc, 'arne', 'connect', edge('x4', 'j3', 'text', 'shot2', 'prompt'));
    expect(marks(doc)).toMatchObject({ x1: 'G4', x2: 'G4', x3: undefined, x4: undefined, e1: undefined });
    const graph = readGraph(doc);
    expect(syncState(graph, id('j1'), TEST_CONTEXT)).toBe('invalid');
    expect(planNode(graph, id('shot2'), TEST_CONTEXT)).toMatchObject({ ok: false, refusal: { rule: 'G4' } });
    act(doc, 'anna', 'disconnect', { ids: ['x2'] });
    expect(marks(doc)).toMatchObject({ x1: undefined });
  });

  it('[G5] marks the edge too many at a port, the same for everybody', () => {
    const doc = merged(
      projectWith(['l1', 'location'], ['l2', 'location']),
      connects('arne', 'x1', 'l1', 'asset', 'shot2', 'location'),
      connects('anna', 'x2', 'l2', 'asset', 'shot2', 'location'),
    );
    expect(marks(doc)).toMatchObject({ x1: undefined, x2: 'G5' });
    expect(planNode(readGraph(doc), id('shot2'), TEST_CONTEXT)).toMatchObject({ ok: false, refusal: { rule: 'G5' } });
  });

  it('[G6] marks a connection that two people made', () => {
    const doc = merged(
      sampleProject(),
      connects('arne', 'x1', 'prompt', 'text', 'shot2', 'prompt'),
      connects('anna', 'x2', 'prompt', 'text', 'shot2', 'prompt'),
    );
    expect(marks(doc)).toMatchObject({ x1: undefined, x2: 'G6' });
    expect(planNode(readGraph(doc), id('shot2'), TEST_CONTEXT)).toMatchObject({ ok: false, refusal: { rule: 'G6' } });
  });

  it('[G2] marks an edge to a node that a peer deleted meanwhile', () => {
    const doc = merged(projectWith(['p2', 'prompt']), connects('arne', 'x1', 'p2', 'text', 'shot2', 'prompt'), (copy) =>
      act(copy, 'anna', 'deleteNodes', { ids: ['p2'] }),
    );
    expect(readEdges(doc).map((one) => one.id)).toContain('x1');
    expect(marks(doc)).toMatchObject({ x1: 'G2' });
    expect(planNode(readGraph(doc), id('shot2'), TEST_CONTEXT)).toMatchObject({ ok: false, refusal: { rule: 'G2' } });
    act(doc, 'arne', 'disconnect', { ids: ['x1'] });
    expect(planNode(readGraph(doc), id('shot2'), TEST_CONTEXT).ok).toBe(true);
  });

  it.each([
    ['G1', edge('x1', 'mira', 'asset', 'shot2', 'prompt')],
    ['G1', edge('x1', 'mira', 'asset', 'shot2', 'style')],
    ['G2', edge('x1', 'prompt', 'words', 'shot2', 'prompt')],
    ['G2', edge('x1', 'prompt', 'text', 'shot2', 'words')],
  ])('[G1] [G2] marks what came from somewhere else by %s', (rule, { id: name, ...ends }) => {
    const doc = sampleProject();
    rootOf(doc, 'edges').set(name, ends);
    expect(marks(doc)).toMatchObject({ x1: rule });
    expect(planNode(readGraph(doc), id('shot2'), TEST_CONTEXT).ok).toBe(false);
  });

  it('[G8] names the param that is not valid', () => {
    const doc = sampleProject();
    const params = recordsOf(doc, 'nodes').get('shot1')?.get('params');
    if (params instanceof Y.Map) params.set('lensMm', 'wide');
    const problem = nodeProblem(readGraph(doc), id('shot1'));
    expect(problem).toMatchObject({ rule: 'G8' });
    expect(problem?.message).toContain('lensMm');
  });

  it('[G9] asks for what a required input lacks', () => {
    const graph = readGraph(projectWith(['j1', 'test-join']));
    expect(nodeProblem(graph, id('j1'))).toMatchObject({ rule: 'G9' });
    expect(syncState(graph, id('j1'), TEST_CONTEXT)).toBe('invalid');
  });

  it('[A8] [G2] says that a node is gone, whatever is asked of it', () => {
    const graph = readGraph(sampleProject());
    expect(nodeProblem(graph, id('ghost'))).toMatchObject({ code: 'not-found' });
    expect(planNode(graph, id('ghost'), TEST_CONTEXT).ok).toBe(false);
    expect(syncState(graph, id('ghost'), TEST_CONTEXT)).toBe('invalid');
  });
});
