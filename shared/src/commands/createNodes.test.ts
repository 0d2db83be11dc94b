import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readEdges, readNode, readNodes, recordsOf, textParam } from '../document/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { done, refused } from '../testing/commandStage.ts';
import { sampleProject } from '../testing/sampleProject.ts';

const node = (id: string, type = 'shot-still', more: object = {}) => ({ id, type, pos: [0, 0], ...more });
const edge = (id: string, from: string, fromPort: string, to: string, toPort: string) => ({
  id,
  from,
  fromPort,
  to,
  toPort,
});

describe('creating nodes', () => {
  it.each([...NODE_TYPES.keys()])('[N2] makes a whole node with shared texts from the start: %s', (type) => {
    const doc = done('arne', 'createNodes', { nodes: [node('n1', type)] });
    const definition = NODE_TYPES.get(type);
    expect(readNode(doc, 'n1')).toMatchObject({ type, title: definition?.title, size: definition?.size, scene: null });
    for (const [name, { control }] of Object.entries(definition?.params ?? {})) {
      expect(textParam(doc, 'n1', name) instanceof Y.Text).toBe(control === 'text');
    }
    expect(definition?.module.params.safeParse(readNode(doc, 'n1')?.params).success).toBe(true);
  });

  it('[N2] keeps every param that the module knows, shown or not', () => {
    const params = { asset: 'asset-mira', version: 3 };
    expect(
      readNode(done('arne', 'createNodes', { nodes: [node('n1', 'character', { params })] }), 'n1')?.params,
    ).toEqual(params);
  });

  it('puts new nodes after those that are there, in their order', () => {
    const doc = done('arne', 'createNodes', { nodes: [node('zz'), node('aa')] });
    const orders = readNodes(doc).sort((a, b) => (a.order < b.order ? -1 : 1));
    expect(orders.slice(-2).map(({ id }) => id)).toEqual(['zz', 'aa']);
  });

  it('[A8] creates beside a node whose order is no fractional index', () => {
    const doc = sampleProject();
    recordsOf(doc, 'nodes').get('shot1')?.set('order', 'zzz~');
    expect(readNode(done('arne', 'createNodes', { nodes: [node('n1')] }, doc), 'n1')).toBeDefined();
  });

  it('makes edges among the new ones and to those that are there', () => {
    const edges = [edge('e8', 'p9', 'text', 'n1', 'prompt'), edge('e9', 'mira', 'asset', 'n1', 'characters')];
    const doc = done('arne', 'createNodes', { nodes: [node('n1'), node('p9', 'prompt')], edges });
    expect(readEdges(doc).filter(({ to }) => to === 'n1')).toHaveLength(2);
  });

  const many = Array.from({ length: 5 }, (_, index) => node(`p${index}`, 'prompt'));
  const wrong: [string, unknown, string, string | undefined][] = [
    ['[N1] an id that is there', { nodes: [node('n1'), node('shot1')] }, 'conflict', 'N1'],
    ['[N1] one id twice', { nodes: [node('n1'), node('n1')] }, 'invalid-input', 'N1'],
    ['[N7] an unknown type', { nodes: [node('n1', 'hologram')] }, 'invalid-input', 'N7'],
    ['[N3] a bad param', { nodes: [node('n1', 'shot-still', { params: { lensMm: 1 } })] }, 'invalid-input', 'N3'],
    ['[N3] an unknown param', { nodes: [node('n1', 'prompt', { params: { words: 'a' } })] }, 'invalid-input', 'N3'],
    [
      '[N3] a prompt of 100 kB',
      { nodes: [node('n1', 'shot-still', { params: { prompt: 'a'.repeat(100_000) } })] },
      'invalid-input',
      'N3',
    ],
    ['[N4] an unknown scene', { nodes: [node('n1', 'prompt', { scene: 'ghost' })] }, 'not-found', 'N4'],
    ['[N9] no number', { nodes: [node('n1', 'prompt', { pos: [Number.NaN, 0] })] }, 'invalid-input', undefined],
    ['[N9] nothing', { nodes: [] }, 'invalid-input', undefined],
    [
      '[N9] 501 nodes',
      { nodes: Array.from({ length: 501 }, (_, index) => node(`n${index}`)) },
      'invalid-input',
      undefined,
    ],
    [
      '[G2] an end that is not there',
      { nodes: [node('n1')], edges: [edge('e9', 'ghost', 'text', 'n1', 'prompt')] },
      'invalid-graph',
      'G2',
    ],
    [
      '[G2] a port that is not there',
      { nodes: [node('n1')], edges: [edge('e9', 'prompt', 'words', 'n1', 'prompt')] },
      'invalid-graph',
      'G2',
    ],
    [
      '[G1] types that differ',
      { nodes: [node('n1')], edges: [edge('e9', 'mira', 'asset', 'n1', 'prompt')] },
      'invalid-graph',
      'G1',
    ],
    [
      '[G6] a connection twice',
      {
        nodes: [node('n1')],
        edges: [edge('e8', 'prompt', 'text', 'n1', 'prompt'), edge('e9', 'prompt', 'text', 'n1', 'prompt')],
      },
      'invalid-graph',
      'G6',
    ],
    [
      '[G5] too many at a port',
      {
        nodes: [node('n1'), ...many],
        edges: many.map(({ id }, index) => edge(`x${index}`, id, 'text', 'n1', 'prompt')),
      },
      'invalid-graph',
      'G5',
    ],
    [
      '[N1] an edge id that is there',
      { nodes: [node('n1')], edges: [edge('e1', 'prompt', 'text', 'n1', 'prompt')] },
      'conflict',
      'N1',
    ],
    [
      '[N1] an edge id twice',
      {
        nodes: [node('n1'), node('n2')],
        edges: [edge('e9', 'prompt', 'text', 'n1', 'prompt'), edge('e9', 'prompt', 'text', 'n2', 'prompt')],
      },
      'invalid-input',
      'N1',
    ],
  ];
  it.each(wrong)('refuses %s', (_what, args, code, rule) => {
    expect(refused('arne', 'createNodes', args)).toMatchObject(rule === undefined ? { code } : { code, rule });
  });
});
