import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addTake } from '../commands/index.ts';
import { NodeId, TakeId } from '../ids/index.ts';
import { Pipeline } from '../runs/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { act, sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { type Cell, cellsAbove, fansAbove, runnersBelow } from './cells.ts';
import { readGraph } from './graphView.ts';
import { planNode, type PlanningContext, syncState, valuesOf } from './plan.ts';
import { portsOf } from './portsOf.ts';

const id = (name: string): NodeId => NodeId.parse(name);
const shot1 = id('shot1');

type NewNode = readonly [type: string, params?: object, title?: string];
type NewEdge = readonly [from: string, fromPort: string, to: string, toPort: string];

/** The sample with nodes and edges more, where some settings of `shot1` are driven. */
function project(
  nodes: Readonly<Record<string, NewNode>>,
  edges: readonly NewEdge[] = [],
  driven: readonly string[] = [],
): Y.Doc {
  const doc = sampleProject();
  if (Object.keys(nodes).length > 0)
    act(doc, 'arne', 'createNodes', {
      nodes: Object.entries(nodes).map(([name, [type, params = {}, title]]) => ({
        id: name,
        type,
        params,
        pos: [0, 0],
        ...(title === undefined ? {} : { title }),
      })),
    });
  if (driven.length > 0) act(doc, 'arne', 'setDriven', { id: 'shot1', params: driven, driven: true });
  edges.forEach(([from, fromPort, to, toPort], index) =>
    act(doc, 'arne', 'connect', { id: `v${index}`, from, fromPort, to, toPort }),
  );
  return doc;
}

const plan = (doc: Y.Doc, cell: Cell = {}, context: PlanningContext = TEST_CONTEXT) =>
  planNode(readGraph(doc), shot1, context, cell);
function recipe(doc: Y.Doc, cell: Cell = {}) {
  const planned = plan(doc, cell);
  if (!planned.ok) throw new Error(planned.refusal.message);
  return planned.value;
}
const refusal = (doc: Y.Doc, cell: Cell = {}, context: PlanningContext = TEST_CONTEXT) => {
  const planned = plan(doc, cell, context);
  if (planned.ok) throw new Error('It was planned.');
  return planned.refusal;
};
const value = (doc: Y.Doc, node: string, port = 'value'): unknown => {
  const values = valuesOf(readGraph(doc), id(node), TEST_CONTEXT);
  return values.ok ? values.value[port]?.[0] : values.refusal.message;
};

describe('a driven setting', () => {
  const lens = (stored: number): Y.Doc =>
    project(
      { focal: ['integer', { value: stored, most: 500 }, 'Focal length'] },
      [['focal', 'value', 'shot1', 'driven:lensMm']],
      ['lensMm'],
    );

  it('[P16] has a port of its type below the others', () => {
    const doc = project({}, [], ['lensMm', 'prompt', 'seed', 'shotSize']);
    const ports = portsOf(readGraph(doc), shot1).inputs.slice(-4);
    expect(ports.map(({ key, type }) => [key, type])).toEqual([
      ['driven:lensMm', 'Integer'],
      ['driven:prompt', 'String'],
      ['driven:seed', 'Integer'],
      ['driven:shotSize', 'String'],
    ]);
  });

  it('[P16] plans as if what arrives had been typed', () => {
    const typed = sampleProject();
    act(typed, 'arne', 'setParams', { id: 'shot1', params: { lensMm: 85 } });
    expect(recipe(lens(85)).recipe.params['lensMm']).toBe(85);
    expect(recipe(lens(85)).recipeHash).toBe(recipe(typed).recipeHash);
  });

  it('[P16] counts as it is stored while nothing is connected', () => {
    expect(recipe(project({}, [], ['lensMm'])).recipeHash).toBe(recipe(sampleProject()).recipeHash);
  });

  it('[P16] refuses what it does not take, naming itself and where it comes from', () => {
    expect(refusal(lens(300))).toMatchObject({
      rule: 'P16',
      message: '"Lens" of "Shot still" takes 12 to 200 mm, and "Focal length" gives 300.',
    });
  });

  it('[P16] takes a choice by its value or its title', () => {
    const sized = (text: string) =>
      project({ size: ['string', { text }, 'Size'] }, [['size', 'value', 'shot1', 'driven:shotSize']], ['shotSize']);
    expect(recipe(sized('Close up')).recipe.params['shotSize']).toBe('close-up');
    expect(recipe(sized('close-up')).recipe.params['shotSize']).toBe('close-up');
    expect(refusal(sized('huge')).message).toMatch(
      /^"Shot size" of "Shot still" takes one of .*, and "Size" gives "huge"\.$/,
    );
  });

  it('[P17] is not driven by a number beyond its own range', () => {
    const doc = project(
      { focal: ['integer', { value: 300, least: 12, most: 200 }] },
      [['focal', 'value', 'shot1', 'driven:lensMm']],
      ['lensMm'],
    );
    expect(refusal(doc)).toMatchObject({ rule: 'P17' });
  });
});

describe('a condition', () => {
  const chosen = (when: boolean, edges: readonly NewEdge[]): Y.Doc =>
    project(
      {
        flag: ['boolean', { value: when }],
        good: ['string', { text: 'good' }],
        bad: ['script', { expression: '1 /', gives: 'String', a: 'none' }],
        choice: ['condition', { type: 'String', when: true }],
      },
      [['flag', 'value', 'choice', 'when'], ['good', 'value', 'choice', 'yes'], ...edges],
    );

  it('[P19] gives the branch that it comes to, and does not look at the other', () => {
    const broken: NewEdge = ['bad', 'value', 'choice', 'no'];
    expect(value(chosen(true, [broken]), 'choice')).toEqual({ type: 'text', text: 'good' });
    expect(value(chosen(false, [broken]), 'choice')).toContain('Column 4');
    expect(value(chosen(false, []), 'choice')).toBe('A condition comes out as "No", and nothing is connected there.');
  });
});

describe('a merge', () => {
  it('[P20] joins texts from the top, blank ones left out', () => {
    const doc = project(
      {
        one: ['string', { text: 'fog' }],
        two: ['string', { text: ' ' }],
        three: ['string', { text: 'rain' }],
        m: ['merge'],
      },
      [
        ['three', 'value', 'm', 'first'],
        ['two', 'value', 'm', 'second'],
        ['one', 'value', 'm', 'third'],
      ],
    );
    expect(value(doc, 'm')).toEqual({ type: 'text', text: 'rain, fog' });
  });

  it('[P20] takes the first picture that there is', () => {
    const media = 'e'.repeat(64);
    const doc = project({ empty: ['picture'], made: ['picture', { media }], m: ['merge', { type: 'Image' }] }, [
      ['empty', 'image', 'm', 'first'],
      ['made', 'image', 'm', 'second'],
    ]);
    expect(value(doc, 'm')).toMatchObject({ type: 'media', sha256: media });
    act(doc, 'arne', 'disconnect', { ids: ['v1'] });
    expect(value(doc, 'm')).toContain('A picture that this is made from is empty');
    act(doc, 'arne', 'disconnect', { ids: ['v0'] });
    expect(value(doc, 'm')).toBe('A merge has nothing connected to it.');
  });
});

describe('a pipeline that is chosen', () => {
  const of = (more: object): Pipeline => {
    const [first] = TEST_CONTEXT.pipelines.filter(({ module }) => module === 'shot-still');
    return Pipeline.parse({ ...first, ...more });
  };
  const context = (...more: readonly Pipeline[]): PlanningContext => ({
    ...TEST_CONTEXT,
    pipelines: [...TEST_CONTEXT.pipelines, ...more],
  });
  const chosen = (pipeline: string | null): Y.Doc =>
    project({ how: ['pipeline', { pipeline }] }, [['how', 'pipeline', 'shot1', 'pipeline']]);

  it('[P21] is taken at its newest version, and stands in the recipe once', () => {
    const planned = plan(chosen('zoom'), {}, context(of({ id: 'zoom' }), of({ id: 'zoom', version: 3 })));
    expect(planned).toMatchObject({ ok: true, value: { recipe: { pipeline: { id: 'zoom', version: 3 } } } });
    if (planned.ok) expect(Object.keys(planned.value.recipe.inputs)).not.toContain('pipeline');
  });

  it('[P21] is the same recipe where it is the project’s own choice', () => {
    expect(recipe(chosen('test-shot-still')).recipeHash).toBe(recipe(sampleProject()).recipeHash);
  });

  it('[P21] is refused where it is gone, of another module or of other tiers', () => {
    expect(refusal(chosen('zoom')).message).toBe('The pipeline "zoom" is not installed, or is disabled.');
    expect(refusal(chosen('test-shot-motion')).message).toBe('The pipeline "shot-motion" does not make a shot still.');
    const high = context(of({ id: 'zoom', title: 'Zoom', tiers: ['high'] }));
    expect(refusal(chosen('zoom'), {}, high).message).toBe(
      'The pipeline "Zoom" runs at high quality, and the project is at standard.',
    );
    expect(refusal(chosen(null))).toMatchObject({ rule: 'P21' });
  });
});

describe('below a fan-out', () => {
  const GRID = { shape: 'grid', values: '24\n50\n85', columns: 'wide\nmedium' };
  const fanned = (params: object = GRID): Y.Doc =>
    project(
      { fan: ['fan-out', params] },
      [
        ['fan', 'value', 'shot1', 'driven:lensMm'],
        ['fan', 'column', 'shot1', 'driven:shotSize'],
      ],
      ['lensMm', 'shotSize'],
    );
  const at = (cell: number): Cell => ({ [id('fan')]: cell });

  it('[P24] each cell is a recipe of its own, row by row; without one it is the first', () => {
    const doc = fanned();
    expect(recipe(doc, at(3)).recipe.params).toMatchObject({ lensMm: 50, shotSize: 'medium' });
    expect(recipe(doc).recipeHash).toBe(recipe(doc, at(0)).recipeHash);
    const graph = readGraph(doc);
    const cells = cellsAbove(graph, shot1);
    if (!cells.ok) throw new Error(cells.refusal.message);
    const hashes = cells.value.map((cell) => recipe(doc, cell).recipeHash);
    expect(new Set(hashes).size).toBe(6);
    expect(refusal(doc, at(6))).toMatchObject({ rule: 'P23' });
  });

  it('[P24] a pick of any cell is in sync, of another recipe not', () => {
    const doc = fanned();
    const made = { ...sampleTake('shot1'), recipe: recipe(doc, at(5)).recipeHash };
    doc.transact(() => addTake(doc, TakeId.parse('t5'), made));
    act(doc, 'arne', 'setPick', { node: 'shot1', take: 't5' });
    expect(syncState(readGraph(doc), shot1, TEST_CONTEXT)).toBe('in-sync');
    act(doc, 'arne', 'setParams', { id: 'fan', params: { columns: 'wide\nclose-up' } });
    expect(syncState(readGraph(doc), shot1, TEST_CONTEXT)).toBe('out-of-sync');
  });

  it('[P24] knows its fans and its runners, not beyond a take, and has 64 cells at most', () => {
    const lines = Array.from({ length: 10 }, (_, index) => String(20 + index)).join('\n');
    const doc = project(
      {
        one: ['fan-out', { values: lines }],
        two: ['fan-out', { values: lines }],
        sum: ['script', { expression: 'a + b', a: 'Integer', b: 'Integer', gives: 'Integer' }],
      },
      [
        ['one', 'value', 'sum', 'a'],
        ['two', 'value', 'sum', 'b'],
        ['sum', 'value', 'shot1', 'driven:lensMm'],
      ],
      ['lensMm'],
    );
    act(doc, 'arne', 'connect', { id: 'below', from: 'shot1', fromPort: 'image', to: 'shot2', toPort: 'firstFrame' });
    const graph = readGraph(doc);
    expect(fansAbove(graph, shot1).map((fan) => fan.id)).toEqual(['one', 'two']);
    expect(fansAbove(graph, id('shot2'))).toEqual([]);
    expect(runnersBelow(graph, id('one'))).toEqual(['shot1']);
    expect(cellsAbove(graph, shot1)).toMatchObject({ ok: false, refusal: { rule: 'P24' } });
    expect(cellsAbove(graph, id('shot2'))).toEqual({ ok: true, value: [{}] });
  });
});
