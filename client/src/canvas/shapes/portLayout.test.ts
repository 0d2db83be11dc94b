import { MODULES } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { expect, test } from 'vitest';
import { placePorts, PORT_STEP_PX } from './portLayout.ts';

const ports = (clips: number, stills: number) => {
  const placed = MODULES.get('assembler')?.portsFor?.({ clips, stills });
  if (placed === undefined) throw new Error('The assembler has other ports now.');
  return placePorts(placed, 320);
};
const heights = (clips: number, stills: number): readonly number[] =>
  ports(clips, stills).flatMap(({ side, y }) => (side === 'input' ? [y] : []));

test('ports stand at even steps, closer where there are many, and never on each other', () => {
  const [first = 0, second = 0] = heights(3, 1);
  expect(second - first).toBe(PORT_STEP_PX);
  const many = heights(12, 8);
  expect(many).toHaveLength(22);
  const steps = many.slice(1).map((y, index) => y - (many[index] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(13);
});

test('all ports of a cut stand within its node', () => {
  const height = NODE_TYPES.get('assembler')?.size[1] ?? 0;
  expect(Math.max(...heights(12, 0))).toBeLessThan(height);
  expect(Math.max(...heights(12, 8))).toBeLessThanOrEqual(height);
});
