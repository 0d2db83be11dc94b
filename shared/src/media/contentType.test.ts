import { expect, test } from 'vitest';
import { contentType, describeContent, SNIFFED_BYTES } from './contentType.ts';

/** One byte a character. */
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.slice(0, SNIFFED_BYTES), (character) => character.charCodeAt(0));
const ftyp = (brand: string, compatible = ''): string =>
  `\0\0\0${String.fromCharCode(16 + compatible.length)}ftyp${brand}\0\0\0\0${compatible}`;

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\r', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['II*\0\x08\0\0\0', 'image/tiff'],
  ['MM\0*\0\0\0\x08', 'image/tiff'],
  ['II+\0\x08\0\0\0', 'image/tiff'],
  ['v/1\x01\x02\0\0\0', 'image/x-exr'],
  [ftyp('isom', 'isomiso2avc1mp41'), 'video/mp4'],
  [ftyp('mp42'), 'video/mp4'],
  [ftyp('zzzz', 'iso5'), 'video/mp4'],
  [ftyp('qt  ', 'qt  '), 'video/quicktime'],
  ['\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webmB\x87', 'video/webm'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
  ['RF64\xff\xff\xff\xffWAVEds64', 'audio/wav'],
  ['ID3\x04\0\0\0\0\0\x23TSSE', 'audio/mpeg'],
  ['\xff\xfb\x90\x64\0\0\0\0', 'audio/mpeg'],
  ['\xff\xf3\x48\xc4\0\0\0\0', 'audio/mpeg'],
  ['\xff\xf1\x50\x80\x02\x1f\xfc', 'audio/aac'],
  ['fLaC\0\0\0\x22', 'audio/flac'],
  // A sound that calls itself compatible with films is none.
  [ftyp('M4A ', 'M4A isommp42'), 'audio/mp4'],
  ['BLENDER-v402', 'application/x-blender'],
  ['BLENDER17-01v0500', 'application/x-blender'],
  ['\x28\xb5\x2f\xfd\0\0', 'application/x-blender'],
  ['\x1f\x8b\x08\0\0', 'application/x-blender'],
  ['\0\x01\0\0\0\x11\x01\0\0\x04', 'font/ttf'],
  ['OTTO\0\x0b\0\x80', 'font/otf'],
  ['wOFF\0\x01\0\0', 'font/woff'],
  ['wOF2\0\x01\0\0', 'font/woff2'],
  ['{"3": {"class_type"', 'application/json'],
  ['\xef\xbb\xbf\r\n{\n  "nodes"', 'application/json'],
])('%j is %s', (head, type) => {
  expect(contentType(bytes(head))).toBe(type);
});

test.each([
  ['GIF89a\0\0\0\0\0\0', 'a GIF'],
  ['%PDF-1.7', 'a PDF'],
  ['II*\0\x10\0\0\0CR\x02\0', 'a camera raw picture'],
  ['\x1a\x45\xdf\xa3\xa3B\x82\x88matroskaB', 'a Matroska video'],
  [ftyp('heic', 'mif1heic'), 'a HEIC picture'],
  [ftyp('avif', 'avifmif1miaf'), 'an AVIF picture'],
  [ftyp('mif1', 'isom'), 'a HEIC picture'],
  ['FORM\0\0\0\0AIFFCOMM', 'an AIFF sound'],
  ['<svg xmlns="http', 'an SVG drawing'],
  ['<?xml version="1.0"?>\n<svg onload="alert(1)">', 'an SVG drawing'],
  // Layers I and II, a bit rate that is none, and the mark of UTF-16.
  ['\xff\xff\x90\x64\0\0', undefined],
  ['\xff\xfb\xf0\x64\0\0', undefined],
  ['\xff\xfe<\0h\0', undefined],
  ['{fog over the quay}', undefined],
  ['["a"]', undefined],
  ['\0\x01\0\0\x01\0', undefined],
  ['<!doctype html>', undefined],
  ['\x89PNG', undefined],
  ['II*\0', undefined],
  ['\0\0\0\x14ftyp', undefined],
  ['', undefined],
])('%j is taken for nothing, and said to be %s', (head, said) => {
  expect(contentType(bytes(head))).toBeUndefined();
  expect(describeContent(bytes(head))).toBe(said);
});
