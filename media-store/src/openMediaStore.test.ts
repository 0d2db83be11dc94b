import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { FolderStore } from './FolderStore.ts';
import { openMediaStore } from './openMediaStore.ts';

test.each([
  ['an absolute file URL', (folder: string) => pathToFileURL(folder).href],
  ['a relative file URL', (folder: string) => `file:${relative(process.cwd(), folder)}`],
])('%s opens its folder', async (_, urlOf) => {
  const root = await mkdtemp(join(tmpdir(), 'dailies-store ä-'));
  try {
    const { sha256 } = await (await openMediaStore(urlOf(root))).put(new Uint8Array([1]));
    expect(await (await FolderStore.open(root)).has(sha256)).toBe(true);
  } finally {
    await rm(root, { recursive: true });
  }
});

test.each([
  ['s3://key:secret@bucket', /has a key in it, which goes into AWS_ACCESS_KEY_ID/],
  ['ftp://somewhere', /is not understood; use a folder/],
  ['/no/scheme', /is not understood; use a folder/],
  ['file://host/share', /names no folder; write it as file:\/\/\/folder/],
])('%s is refused with one sentence', async (mediaUrl, sentence) => {
  await expect(openMediaStore(mediaUrl)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(sentence),
  });
});
