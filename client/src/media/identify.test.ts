import { BROUGHT_MAX_BYTES } from '@dailies/shared/media';
import { expect, test } from 'vitest';
import { identify } from './identify.ts';

const file = (content: string, name: string): File =>
  new File([Uint8Array.from(content, (c) => c.charCodeAt(0))], name);

test.each([
  // The name is nobody's word for what a file is.
  ['\x89PNG\r\n\x1a\n\0\0\0\r', 'notes.pdf', { kind: 'picture' }],
  ['\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'still.png', { kind: 'video' }],
  ['BLENDER-v402', 'shot.txt', { kind: 'blend' }],
  ['fLaC\0\0\0\x22', 'line.wav', { kind: 'sound' }],
  ['{"3": {"class_type": "KSampler", "inputs": {}}}', 'graph.txt', { kind: 'workflow' }],
  ['{"a": 1}', 'notes.json', { kind: 'text', text: '{"a": 1}' }],
  ['Fog over the quay.\r\n\tNight.', 'scene', { kind: 'text', text: 'Fog over the quay.\r\n\tNight.' }],
  ['caf\xc3\xa9', 'scene.txt', { kind: 'text', text: 'café' }],
])('%j is what it holds', async (content, name, expected) => {
  expect(await identify(file(content, name))).toEqual(expected);
});

test.each([
  ['%PDF-1.7', 'notes.pdf', expect.stringMatching(/^"notes.pdf" is a PDF, and that cannot be used here; bring a PNG/)],
  [
    '\x01\x02\x03\xff\xfe',
    'take.bin',
    expect.stringMatching(/^"take.bin" is of no kind that is known here; bring a PNG.*, or a text\.$/),
  ],
  ['caf\xe9', 'latin.txt', expect.stringMatching(/^"latin.txt" is of no kind/)],
  ['', 'empty.png', '"empty.png" is empty, or a folder; drop the files themselves.'],
  ['x'.repeat(100_001), 'book.txt', '"book.txt" is longer than 100,000 characters; bring a part of it.'],
  ['x'.repeat(400_001), 'shelf.txt', '"shelf.txt" is longer than 100,000 characters; bring a part of it.'],
])('%.12j is refused with what it is', async (content, name, sentence) => {
  expect(await identify(file(content, name))).toEqual({ kind: 'refused', sentence });
});

test('what is larger than its project takes is refused before it is sent', async () => {
  const film = file('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'day.mov');
  expect(await identify(film, { ...BROUGHT_MAX_BYTES, video: film.size })).toEqual({ kind: 'video' });
  expect(await identify(film, { ...BROUGHT_MAX_BYTES, video: 0 })).toEqual({
    kind: 'refused',
    sentence: '"day.mov" is a video, and this project takes none of them; a director can allow them.',
  });
  const long = new File([film, new Uint8Array(2 * 1_024 ** 2)], 'long.mov');
  expect(await identify(long, { ...BROUGHT_MAX_BYTES, video: 1_024 ** 2 })).toEqual({
    kind: 'refused',
    sentence: '"long.mov" is a video of more than 1 MB, the most that this project takes; bring a smaller one.',
  });
});

test('what cannot be read is taken for a folder', async () => {
  const folder = new File(['x'], 'Stills');
  folder.slice = () => {
    throw new DOMException('not readable', 'NotReadableError');
  };
  expect(await identify(folder)).toMatchObject({
    sentence: expect.stringMatching(/^"Stills" cannot be read; if it is a folder/),
  });
});
