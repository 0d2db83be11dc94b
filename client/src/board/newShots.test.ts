import { NodeId } from '@dailies/shared/ids';
import { describe, expect, it, test } from 'vitest';
import { placesBelow, readNames } from './newShots.ts';

describe('names of new shots', () => {
  it.each([
    ['SH010', ['SH010']],
    ['Opening, The quay\nNight', ['Opening', 'The quay', 'Night']],
    ['SH010–SH040 by 10', ['SH010', 'SH020', 'SH030', 'SH040']],
    ['SH010-SH030', ['SH010', 'SH020', 'SH030']],
    ['SC2_008-012 by 2', ['SC2_008', 'SC2_010', 'SC2_012']],
    ['A1 to A3 by 1, Coda', ['A1', 'A2', 'A3', 'Coda']],
    ['  ', []],
  ])('“%s”', (text, names) => {
    expect(readNames(text)).toEqual({ names });
  });

  it.each([
    ['SH010-SH9000 by 1', /more than 200 shots/],
    ['SH100-SH010', /ends before it begins/],
    ['SH010-SH020 by 0', /counts by nothing/],
    ['x'.repeat(201), /too long for a name/],
    [Array.from({ length: 201 }, (_, index) => `n${index}`).join('\n'), /201 shots; 200 can be added at once/],
  ])('says why “%s” cannot be', (text, problem) => {
    expect(readNames(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});

test('new shots lie in rows of ten below what is there, whatever lies in scenes', () => {
  const nodes = [
    { pos: [100, 50], size: [200, 100], scene: null },
    { pos: [-40, 0], size: [10, 10], scene: null },
    { pos: [0, 9_000], size: [10, 10], scene: 's' },
  ] as const;
  const places = placesBelow(
    nodes.map((node) => ({ ...node, scene: node.scene === null ? null : NodeId.parse(node.scene) })),
    [300, 200],
    11,
  );
  expect(places[0]).toEqual([-40, 270]);
  expect(places[1]).toEqual([300, 270]);
  expect(places[10]).toEqual([-40, 510]);
  expect(placesBelow([], [300, 200], 1)).toEqual([[0, 0]]);
});
