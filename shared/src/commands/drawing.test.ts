import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDrawing, recordsOf } from '../document/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';
import { sampleProject } from '../testing/sampleProject.ts';

const put = (id: string, record: object) => ({ records: [{ id, record }] });

describe('drawing', () => {
  it('puts a new record whole, and a known one by the keys that differ', () => {
    const drawn = done('arne', 'putDrawing', put('shape:b', { 'id': 'shape:b', 'props.points': [1, 2], 'x': 1 }));
    const before = recordsOf(drawn, 'drawing').get('shape:b')?._map.get('props.points')?.id;
    const moved = done(
      'arne',
      'putDrawing',
      put('shape:b', { 'id': 'shape:b', 'props.points': [1, 2], 'x': 5 }),
      drawn,
    );
    expect(readDrawing(moved).get('shape:b')).toEqual({ 'id': 'shape:b', 'props.points': [1, 2], 'x': 5 });
    expect(recordsOf(moved, 'drawing').get('shape:b')?._map.get('props.points')?.id).toEqual(before);
  });

  it('removes the keys that a record no longer has', () => {
    const drawn = done('arne', 'putDrawing', put('shape:a', { id: 'shape:a', type: 'draw' }));
    expect(readDrawing(drawn).get('shape:a')).toEqual({ id: 'shape:a', type: 'draw' });
  });

  it('changes nothing the second time', () => {
    const args = put('shape:b', { 'id': 'shape:b', 'props.a': { b: [1, { c: null }] } });
    expect(changesNothing('arne', 'putDrawing', args, done('arne', 'putDrawing', args))).toBe(true);
  });

  it('lets two people who change two properties of one shape both keep their change', () => {
    const doc = sampleProject();
    const one = done(
      'arne',
      'putDrawing',
      put('shape:a', { 'id': 'shape:a', 'type': 'draw', 'x': 9, 'props.color': 'red' }),
      doc,
    );
    const two = done(
      'anna',
      'putDrawing',
      put('shape:a', { 'id': 'shape:a', 'type': 'draw', 'x': 1, 'props.color': 'blue' }),
      doc,
    );
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(readDrawing(one).get('shape:a')).toMatchObject({ 'x': 9, 'props.color': 'blue' });
  });

  it('erases, and erasing what is gone changes nothing', () => {
    const erased = done('arne', 'deleteDrawing', { ids: ['shape:a'] });
    expect(readDrawing(erased).size).toBe(0);
    expect(changesNothing('arne', 'deleteDrawing', { ids: ['shape:a'] }, erased)).toBe(true);
  });

  const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => [inner], 1);
  it.each([
    ['a key that is no key', put('shape:ä b', { x: 1 })],
    ['a property that is no key', put('shape:b', { 'a b': 1 })],
    ['the prototype', put('__proto__', { x: 1 })],
    ['no number', put('shape:b', { x: Number.NaN })],
    ['a value too deep', put('shape:b', { x: deep })],
    ['no record', put('shape:b', [1])],
  ])('[N9] refuses what the document does not take: %s', (_what, args) => {
    expect(refused('arne', 'putDrawing', args)).toMatchObject({ code: 'invalid-input' });
  });
});
