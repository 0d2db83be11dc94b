import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { bytesOf, sampleProject } from '../sampleProject.ts';
import { readWire } from './readWire.ts';
import { writeWire } from './writeWire.ts';

it('[A6] an update read as plain data and written again is the same to the byte', () => {
  const doc = sampleProject();
  doc.getMap('nodes').delete('prompt');
  for (const update of [bytesOf(doc), Y.encodeStateAsUpdate(doc, Y.encodeStateVector(sampleProject()))]) {
    expect(writeWire(readWire(update))).toEqual(update);
  }
});
