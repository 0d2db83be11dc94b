import { describe, expect, test } from 'vitest';
import { cut, linesOf, panelsOnSheet, sheetLayout } from './sheetLayout.ts';

const measure = (text: string): number => text.length * 10;

describe('a sheet as a picture', () => {
  test('has its panels in rows within its margins, in the shape of the project', () => {
    const { widthPx, heightPx, panelWidthPx, pictureHeightPx, corners } = sheetLayout(7, 3, 2.39, false);
    expect(corners).toHaveLength(7);
    expect(new Set(corners.map(([, top]) => top)).size).toBe(3);
    expect(panelWidthPx / pictureHeightPx).toBeCloseTo(2.39, 2);
    for (const [left, top] of corners) {
      expect(left).toBeGreaterThan(0);
      expect(left + panelWidthPx).toBeLessThan(widthPx);
      expect(top + pictureHeightPx).toBeLessThan(heightPx);
    }
  });

  test('is never too tall for a browser, whatever the shape', () => {
    for (const aspect of [1.5, 16 / 9, 1.85, 2.39]) {
      for (const columns of [2, 3, 4, 5]) {
        for (const isBare of [true, false]) {
          const most = panelsOnSheet(columns, aspect, isBare);
          expect(most % columns).toBe(0);
          expect(sheetLayout(most, columns, aspect, isBare).heightPx).toBeLessThanOrEqual(12_000);
          expect(sheetLayout(most + 1, columns, aspect, isBare).heightPx).toBeGreaterThan(12_000);
        }
      }
    }
  });
});

describe('words under a picture', () => {
  test('break between words and end in an ellipsis where there are too many', () => {
    expect(linesOf('she opens the door and waits', 120, 3, measure)).toEqual(['she opens', 'the door and', 'waits']);
    expect(linesOf('she opens the door and waits for him', 120, 2, measure)).toEqual(['she opens', 'the door an…']);
    expect(linesOf('', 120, 3, measure)).toEqual([]);
  });

  test('are cut where one alone is too long', () => {
    expect(cut('Donaudampfschiff', 100, measure)).toBe('Donaudamp…');
    expect(linesOf('Donaudampfschiff', 100, 3, measure)).toEqual(['Donaudamp…']);
    expect(cut('door', 100, measure)).toBe('door');
  });
});
