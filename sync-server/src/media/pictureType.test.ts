import { expect, test } from 'vitest';
import { pictureType, SNIFFED_BYTES } from './pictureType.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\r', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\x24\0\0\0WAVEfmt ', undefined],
  ['GIF89a\0\0\0\0\0\0', undefined],
  ['<svg xmlns="http', undefined],
  ['<!doctype html>', undefined],
  ['\x89PNG', undefined],
  ['', undefined],
])('%j is %s', (head, type) => {
  expect(pictureType(bytes(head).subarray(0, SNIFFED_BYTES))).toBe(type);
});
