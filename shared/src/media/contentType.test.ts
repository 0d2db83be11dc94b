import { expect, test } from 'vitest';
import { contentType, describeContent, isPictureType, SNIFFED_BYTES } from './contentType.ts';

/** One byte a character. */
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.slice(0, SNIFFED_BYTES), (character) => character.charCodeAt(0));
const ftyp = (brand: string, compatible = ''): string =>
  `\0\0\0${String.fromCharCode(16 + compatible.length)}ftyp${brand}\0\0\0\0${compatible}`;

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\r', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  [ftyp('isom', 'isomiso2avc1mp41'), 'video/mp4'],
  [ftyp('mp42'), 'video/mp4'],
  [ftyp('zzzz', 'iso5'), 'video/mp4'],
  [ftyp('qt  ', 'qt  '), 'video/quicktime'],
  ['\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webmB\x87', 'video/webm'],
])('%j is %s', (head, type) => {
  expect(contentType(bytes(head))).toBe(type);
});

test.each([
  ['RIFF\x24\0\0\0WAVEfmt ', 'a WAV sound'],
  ['GIF89a\0\0\0\0\0\0', 'a GIF'],
  ['%PDF-1.7', 'a PDF'],
  ['\x1a\x45\xdf\xa3\xa3B\x82\x88matroskaB', 'a Matroska video'],
  [ftyp('heic', 'mif1heic'), 'a HEIC picture'],
  [ftyp('avif', 'avifmif1miaf'), 'an AVIF picture'],
  // A sound that calls itself compatible with films is none.
  [ftyp('M4A ', 'M4A isommp42'), 'an M4A sound'],
  [ftyp('mif1', 'isom'), 'a HEIC picture'],
  ['<svg xmlns="http', undefined],
  ['<!doctype html>', undefined],
  ['\x89PNG', undefined],
  ['\0\0\0\x14ftyp', undefined],
  ['', undefined],
])('%j is taken for nothing, and said to be %s', (head, said) => {
  expect(contentType(bytes(head))).toBeUndefined();
  expect(describeContent(bytes(head))).toBe(said);
});

test('pictures are told from videos', () => {
  expect([isPictureType('image/webp'), isPictureType('video/mp4')]).toEqual([true, false]);
});
