import { describe, expect, it } from 'vitest';
import { Random } from '../testing/random.ts';
import { runIdOf, takeIdOf } from './derived.ts';
import { ID_PATTERN, NodeId, RequestId } from './ids.ts';
import { newId } from './newId.ts';

describe('ids', () => {
  it('[N1] are 20 characters of base 36, each as likely as the others', () => {
    const random = new Random(1);
    const counts = new Map<string, number>();
    const ids = Array.from({ length: 5_000 }, () => newId((bytes) => random.bytes(bytes)));
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-z]{20}$/);
      for (const digit of id) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    }
    expect(new Set(ids).size).toBe(5_000);
    // 100,000 digits over 36: 2,778 each; six standard deviations are 312.
    for (const count of counts.values()) expect(Math.abs(count - 2_778)).toBeLessThan(312);
    expect(counts.size).toBe(36);
  });

  it('[C1] have no colon, which joins flat keys', () => {
    for (const bad of ['', 'a:b', 'a b', 'a/b', 'ä', 'a'.repeat(65)]) expect(NodeId.safeParse(bad).success).toBe(false);
    expect(NodeId.safeParse('a'.repeat(64)).success).toBe(true);
  });

  it('[F2] of runs and takes follow from the request, the same for ever', () => {
    const request = RequestId.parse('req1');
    expect(runIdOf(request, 0)).toBe('r63cddadb3393dd2ea99');
    expect(takeIdOf(runIdOf(request, 0))).toBe('t7162d4e087c42022deb');
    const all = [0, 1, 2].flatMap((variation) => [runIdOf(request, variation), takeIdOf(runIdOf(request, variation))]);
    expect(new Set(all).size).toBe(6);
    for (const id of all) expect(id).toMatch(ID_PATTERN);
  });
});
