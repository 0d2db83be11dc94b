import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../ids/index.ts';
import { Random } from '../../testing/random.ts';
import { sampleTake } from '../../testing/sampleProject.ts';
import { TakeRecord } from './records.ts';
import { newDocument, rootOf } from './roots.ts';

const random = new Random(1);
const id = (): string => newId((bytes) => random.bytes(bytes));
const jsonBytes = (take: object): number => JSON.stringify(TakeRecord.parse(take)).length;

/** What one more take adds to a document that browsers load. */
function documentBytes(take: object): number {
  const sizeOf = (count: number): number => {
    const doc = newDocument();
    doc.transact(() => {
      for (let index = 0; index < count; index += 1) rootOf(doc, 'takes').set(id(), TakeRecord.parse(take));
    });
    return Y.encodeStateAsUpdate(doc).length;
  };
  return (sizeOf(200) - sizeOf(100)) / 100;
}

/** A take as it comes: ids of 20, an account's id of 32, every number as wide as it gets. */
const usual = {
  ...sampleTake('shot1'),
  node: id(),
  number: 9_999,
  kind: 'video',
  width: 3_840,
  height: 2_160,
  frames: 1_200,
  fps: [24_000, 1_001],
  by: id() + id().slice(0, 12),
  pipeline: 'previs-motion@12',
};
const long = 'a'.repeat(64);

describe('a take in the document', () => {
  it('[C4] adds about 400 bytes to what every browser loads', () => {
    expect(documentBytes(usual)).toBeLessThan(405);
    expect(documentBytes({ ...usual, answers: id() })).toBeLessThan(435);
  });

  it('[C4] stays under a kilobyte with everything at its longest', () => {
    const longest = {
      ...usual,
      node: long,
      by: long,
      answers: long,
      pipeline: 'a'.repeat(100),
      fallback: 'a'.repeat(200),
      at: Number.MAX_SAFE_INTEGER,
    };
    expect(jsonBytes({ ...sampleTake('shot1'), number: 1 })).toBeLessThan(400);
    expect(jsonBytes(usual)).toBeLessThan(430);
    expect(jsonBytes(longest)).toBeLessThan(1_000);
    expect(TakeRecord.safeParse({ ...longest, fallback: 'a'.repeat(201) }).success).toBe(false);
  });
});
