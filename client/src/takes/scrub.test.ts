import { describe, expect, it } from 'vitest';
import { frameUnder } from './scrub.ts';

const box = { left: 100, width: 200 };

describe('scrubbing by the pointer', () => {
  it('gives every frame an equal part of the width', () => {
    expect(frameUnder(100, box, 4)).toBe(0);
    expect(frameUnder(149.9, box, 4)).toBe(0);
    expect(frameUnder(150, box, 4)).toBe(1);
    expect(frameUnder(299, box, 4)).toBe(3);
  });
  it('stays within the frames, whatever the pointer does', () => {
    expect(frameUnder(20, box, 72)).toBe(0);
    expect(frameUnder(300, box, 72)).toBe(71);
    expect(frameUnder(900, box, 72)).toBe(71);
    expect(frameUnder(900, box, 1)).toBe(0);
    expect(frameUnder(5, { left: 0, width: 0 }, 72)).toBe(0);
  });
});
