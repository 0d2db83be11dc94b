import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenDrawing, unflattenDrawing } from './drawing.ts';
import type { DrawingRecord } from './records.ts';

const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);
const value = fc.jsonValue() as fc.Arbitrary<DrawingRecord[string]>;
const record = fc
  .tuple(fc.dictionary(key, value), fc.dictionary(key, value))
  .map(([fields, props]): DrawingRecord => ({ ...fields, props }));

describe('a drawing kept flat', () => {
  it('[S1] is a record again, exactly', () => {
    fc.assert(
      fc.property(record, (shape) => {
        expect(unflattenDrawing(flattenDrawing(shape))).toEqual(shape);
      }),
      { numRuns: 1_000 },
    );
  });

  it('[S1] has one key a property, and nothing nested under props', () => {
    fc.assert(
      fc.property(record, (shape) => {
        const flat = flattenDrawing(shape);
        expect(flat).not.toHaveProperty('props');
        expect(flattenDrawing(unflattenDrawing(flat))).toEqual(flat);
      }),
    );
  });

  it('[S1] always has props', () => expect(unflattenDrawing({ id: 'shape:a' })).toEqual({ id: 'shape:a', props: {} }));
});
