import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetLayout } from './sheetLayout.ts';

describe('a contact sheet', () => {
  it('lies in its box, in rows, with no picture over another', () => {
    const sizes = [
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 160, max: 2_000 }),
      fc.integer({ min: 60, max: 2_000 }),
    ] as const;
    fc.assert(
      fc.property(...sizes, fc.constantFrom(16 / 9, 2.39, 1, 9 / 16), (count, width, height, aspect) => {
        const cells = sheetLayout(count, width, height, aspect);
        expect(cells.length).toBeLessThanOrEqual(count);
        for (const [index, cell] of cells.entries()) {
          expect(cell.x).toBeGreaterThanOrEqual(0);
          expect(cell.x + cell.w).toBeLessThanOrEqual(width + 0.001);
          expect(cell.y + cell.h).toBeLessThanOrEqual(height + 0.001);
          expect(cell.w / cell.h).toBeCloseTo(aspect);
          const next = cells[index + 1];
          if (next !== undefined) expect(next.y > cell.y || next.x >= cell.x + cell.w).toBe(true);
        }
      }),
    );
  });

  it('shows all there are where there is room, and the first of them where there is not', () => {
    expect(sheetLayout(9, 480, 300, 16 / 9)).toHaveLength(9);
    expect(sheetLayout(1, 480, 300, 16 / 9)).toHaveLength(1);
    expect(sheetLayout(500, 240, 160, 16 / 9).length).toBeLessThan(500);
  });
});
