import type { NodeRecord } from '@dailies/shared/document';
import { NodeId } from '@dailies/shared/ids';
import { describe, expect, it } from 'vitest';
import { sharedFields } from './sharedFields.ts';

const node = (id: string, type: string, params: Readonly<Record<string, unknown>> = {}): NodeRecord => ({
  id: NodeId.parse(id),
  type,
  title: id,
  pos: [0, 0],
  size: [1, 1],
  scene: null,
  order: 'a0',
  params,
});
const names = (...nodes: NodeRecord[]) => sharedFields(nodes).map(({ name }) => name);
const field = (name: string, ...nodes: NodeRecord[]) => sharedFields(nodes).find((one) => one.name === name);

describe('the fields of selected nodes', () => {
  it('are all params of one node, as they count', () => {
    const shot = node('a', 'shot-motion', { lensMm: 85, prompt: 'Rain' });
    expect(names(shot)).toEqual(expect.arrayContaining(['prompt', 'lensMm', 'move', 'durationSeconds', 'seed']));
    expect(field('lensMm', shot)).toMatchObject({ value: 85, byDefault: 35, isChanged: true, isMixed: false });
    expect(field('durationSeconds', shot)).toMatchObject({ value: 3, isChanged: false });
  });

  it('count a value that the module does not take as the default', () => {
    expect(field('lensMm', node('a', 'shot-still', { lensMm: 'wide' }))).toMatchObject({ value: 35, isChanged: false });
  });

  it('are what nodes of several types share, without texts', () => {
    const shared = names(node('a', 'shot-still'), node('b', 'shot-motion'));
    expect(shared).toEqual(expect.arrayContaining(['lensMm', 'shotSize', 'seed']));
    expect(shared).not.toContain('prompt');
    expect(shared).not.toContain('move');
    expect(names(node('a', 'shot-still'), node('p', 'prompt'))).toEqual([]);
    expect(names(node('a', 'shot-still'), node('p', 'of-tomorrow'))).toEqual([]);
  });

  it('say where the nodes differ', () => {
    const [a, b] = [node('a', 'shot-still', { lensMm: 50 }), node('b', 'shot-still')];
    expect(field('lensMm', a, b)).toMatchObject({ value: undefined, isMixed: true, isChanged: true });
    expect(field('shotSize', a, b)).toMatchObject({ value: 'medium', isMixed: false, isChanged: false });
  });
});
