import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { applyStored, packDocument, packUpdate, unpackUpdate } from './packedUpdate.ts';

/** A document in which one value was overwritten again and again. */
function moved(times: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let place = 0; place < times; place += 1) doc.getMap('nodes').set(`n${place % 7}`, [place, -place]);
  return { doc, updates };
}

const contentOf = (stored: readonly Uint8Array[]): unknown => {
  const doc = new Y.Doc();
  for (const bytes of stored) applyStored(doc, bytes);
  return doc.getMap('nodes').toJSON();
};

describe('packed updates', () => {
  it('gives back the same document, in a fraction of the bytes', async () => {
    const { doc } = moved(2_000);
    const packed = await packDocument(doc);
    expect(contentOf([packed])).toEqual(doc.getMap('nodes').toJSON());
    expect(packed.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length / 4);
    const again = new Y.Doc();
    Y.applyUpdate(again, unpackUpdate(packed));
    expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc));
  });

  it('reads what is stored as it came beside what is packed', async () => {
    const { doc, updates } = moved(300);
    const [first, ...rest] = updates;
    const packed = await packUpdate(Y.mergeUpdates(rest));
    expect(contentOf([first ?? new Uint8Array(), packed])).toEqual(doc.getMap('nodes').toJSON());
  });

  it('leaves an update alone that would only grow', async () => {
    const { updates } = moved(1);
    expect(await packUpdate(updates[0] ?? new Uint8Array())).toBe(updates[0]);
  });

  it('throws where a packed value is damaged', async () => {
    const packed = await packDocument(moved(500).doc);
    packed[packed.length >> 1] = (packed[packed.length >> 1] ?? 0) ^ 0xff;
    expect(() => contentOf([packed])).toThrow();
    expect(() => contentOf([packed.subarray(0, packed.length - 9)])).toThrow();
  });
});
