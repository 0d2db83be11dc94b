import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readEdges, readNode, readPick, readTakes, recordsOf, textParam } from '../document/index.ts';
import { NodeId } from '../ids/index.ts';
import { done, refused } from '../testing/commandStage.ts';
import { sampleProject } from '../testing/sampleProject.ts';

describe('editing nodes', () => {
  it('[N4] deletes nodes with the edges at them, and keeps takes and picks', () => {
    const doc = done('arne', 'deleteNodes', { ids: ['shot1'] });
    expect(readNode(doc, 'shot1')).toBeUndefined();
    expect(readEdges(doc)).toEqual([]);
    expect(readTakes(doc)).toHaveLength(1);
    expect(readPick(doc, NodeId.parse('shot1'))).toBeDefined();
  });

  it('[A8] deletes a node that cannot be read', () => {
    const doc = sampleProject();
    recordsOf(doc, 'nodes').get('shot1')?.set('pos', 'nowhere');
    expect(recordsOf(done('arne', 'deleteNodes', { ids: ['shot1'] }, doc), 'nodes').has('shot1')).toBe(false);
  });

  it('moves, sizes and names', () => {
    let doc = done('arne', 'moveNodes', { moves: [{ id: 'shot1', pos: [-5, 6.5] }] });
    doc = done('arne', 'resizeNode', { id: 'shot2', pos: [1, 2], size: [400, 300] }, doc);
    doc = done('arne', 'renameNode', { id: 'shot1', title: '  Opening ' }, doc);
    expect(readNode(doc, 'shot1')).toMatchObject({ pos: [-5, 6.5], title: 'Opening' });
    expect(readNode(doc, 'shot2')).toMatchObject({ pos: [1, 2], size: [400, 300] });
  });

  it('[N12] keeps settings of pipelines on what runs, within bounds', () => {
    const set = (id: string, params: Record<string, unknown>) => ({ id, params });
    const doc = done('arne', 'setParams', set('shot1', { x_steps: 30, x_fast: true, x_look: 'grain', lensMm: 85 }));
    expect(readNode(doc, 'shot1')?.params).toMatchObject({ x_steps: 30, x_fast: true, x_look: 'grain', lensMm: 85 });
    expect(
      readNode(done('arne', 'resetParams', { id: 'shot1', names: ['x_steps'] }, doc), 'shot1')?.params,
    ).not.toHaveProperty('x_steps');
    for (const strange of [null, [1], { a: 1 }, 'x'.repeat(20_001)]) {
      expect(refused('arne', 'setParams', set('shot1', { x_steps: strange }))).toMatchObject({ rule: 'N12' });
    }
    for (const name of ['x_Steps', 'x_', 'y_steps', `x_${'a'.repeat(61)}`]) {
      expect(refused('arne', 'setParams', set('shot1', { [name]: 1 }))).toMatchObject({ rule: 'N3' });
    }
    expect(refused('arne', 'setParams', set('prompt', { x_steps: 1 }))).toMatchObject({ rule: 'N3' });
    const many = Object.fromEntries(Array.from({ length: 97 }, (_, index) => [`x_${index}`, index]));
    const full = done('arne', 'setParams', set('shot1', many), doc);
    expect(refused('arne', 'setParams', set('shot1', { x_more: 1 }), full)).toMatchObject({ rule: 'N12' });
    done('arne', 'setParams', set('shot1', { x_steps: 1 }), full);
  });

  it('[N2] writes a text param into the shared text, so that a peer who types in it keeps the words', () => {
    const doc = sampleProject();
    const peer = new Y.Doc();
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
    textParam(peer, 'shot1', 'prompt')?.insert(0, 'At night: ');
    const edited = done('arne', 'setParams', { id: 'shot1', params: { prompt: 'She waits here' } }, doc);
    Y.applyUpdate(edited, Y.encodeStateAsUpdate(peer));
    expect(readNode(edited, 'shot1')?.params['prompt']).toBe('At night: She waits here');
  });

  it('[N5] sets one param beside another that a merge made invalid', () => {
    const doc = sampleProject();
    const params = recordsOf(doc, 'nodes').get('shot1')?.get('params');
    if (params instanceof Y.Map) params.set('lensMm', 'wide');
    const edited = done('arne', 'setParams', { id: 'shot1', params: { shotSize: 'wide' } }, doc);
    expect(readNode(edited, 'shot1')?.params).toMatchObject({ lensMm: 'wide', shotSize: 'wide' });
  });

  const wrong: [string, string, unknown, string, string | undefined][] = [
    ['[N4] an unknown node', 'deleteNodes', { ids: ['shot1', 'ghost'] }, 'not-found', 'N4'],
    ['[N4] an unknown node', 'moveNodes', { moves: [{ id: 'ghost', pos: [0, 0] }] }, 'not-found', 'N4'],
    ['[N4] an unknown node', 'resizeNode', { id: 'ghost', pos: [0, 0], size: [50, 50] }, 'not-found', 'N4'],
    ['[N4] an unknown node', 'renameNode', { id: 'ghost', title: 'A' }, 'not-found', 'N4'],
    ['[N4] an unknown node', 'setParams', { id: 'ghost', params: {} }, 'not-found', 'N4'],
    ['[N9] no number', 'moveNodes', { moves: [{ id: 'shot1', pos: [Number.NaN, 0] }] }, 'invalid-input', undefined],
    [
      '[N9] infinity',
      'moveNodes',
      { moves: [{ id: 'shot1', pos: [0, Number.POSITIVE_INFINITY] }] },
      'invalid-input',
      undefined,
    ],
    ['[N9] too far away', 'moveNodes', { moves: [{ id: 'shot1', pos: [1e8, 0] }] }, 'invalid-input', undefined],
    ['[N9] a size of nothing', 'resizeNode', { id: 'shot1', pos: [0, 0], size: [0, 10] }, 'invalid-input', undefined],
    ['[N9] a blank title', 'renameNode', { id: 'shot1', title: '   ' }, 'invalid-input', undefined],
    ['[N9] a title of 201 letters', 'renameNode', { id: 'shot1', title: 'a'.repeat(201) }, 'invalid-input', undefined],
    [
      '[N3] a prompt of 100 kB',
      'setParams',
      { id: 'shot1', params: { prompt: 'a'.repeat(100_000) } },
      'invalid-input',
      'N3',
    ],
    ['[N3] a param of the wrong type', 'setParams', { id: 'shot1', params: { lensMm: '35' } }, 'invalid-input', 'N3'],
    [
      '[N9] a param that is no number',
      'setParams',
      { id: 'shot1', params: { lensMm: Number.NaN } },
      'invalid-input',
      undefined,
    ],
    ['[N3] an unknown param', 'setParams', { id: 'shot1', params: { colour: 'red' } }, 'invalid-input', 'N3'],
    ['[N3] a name of every object', 'setParams', { id: 'shot1', params: { toString: 'x' } }, 'invalid-input', 'N3'],
  ];
  it.each(wrong)('refuses %s: %s %j', (_what, command, args, code, rule) => {
    const refusal = refused('arne', command, args);
    expect(refusal).toMatchObject(rule === undefined ? { code } : { code, rule });
    expect(refusal.message).toMatch(/\S/);
  });

  it('[G7] refuses params of a type that this version does not know', () => {
    const doc = sampleProject();
    recordsOf(doc, 'nodes').get('shot1')?.set('type', 'hologram');
    expect(refused('arne', 'setParams', { id: 'shot1', params: { prompt: 'a' } }, doc)).toMatchObject({ rule: 'G7' });
  });
});
