import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSecret } from './readSecret.ts';

it('makes a secret once, for its owner’s eyes alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-secret-'));
  try {
    const secret = await readSecret(folder);
    expect(secret).toMatch(/^[\w-]{43}$/);
    await chmod(join(folder, 'secret'), 0o644);
    expect(await readSecret(folder)).toBe(secret);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['secret']);

    await writeFile(join(folder, 'secret'), 'half');
    expect(await readSecret(folder)).not.toBe(secret);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
