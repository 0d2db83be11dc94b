import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { readLogin, removeLogin, writeLogin } from './login.ts';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dailies-login-'));
  folder = join(home, 'config/dailies');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const KEPT = { url: 'http://one.test', token: 'secret' };
const environment = (more: { url?: string; token?: string } = {}) => ({
  url: null,
  token: null,
  folder,
  workingFolder: home,
  ...more,
});

test('is kept in a file that only its owner reads, and forgotten', async () => {
  expect(await readLogin({ folder })).toBeNull();
  await writeLogin({ folder }, KEPT);
  await writeLogin({ folder }, KEPT);
  expect(await readLogin({ folder })).toEqual(KEPT);
  expect(await readdir(folder)).toEqual(['login.json']);
  expect((await stat(join(folder, 'login.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await removeLogin({ folder });
  await removeLogin({ folder });
  expect(await readLogin({ folder })).toBeNull();
});

test('a file that cannot be understood is as none', async () => {
  await writeLogin({ folder }, KEPT);
  await writeFile(join(folder, 'login.json'), '{"url"');
  expect(await readLogin({ folder })).toBeNull();
  await expect(connect(environment())).rejects.toThrow('Nobody is signed in; sign in with "dailies login URL"');
});

test('the environment goes before the file', async () => {
  await writeLogin({ folder }, KEPT);
  expect((await connect(environment())).url).toBe('http://one.test');
  expect((await connect(environment({ url: 'http://two.test/', token: 'other' }))).url).toBe('http://two.test');
  expect(await readFile(join(folder, 'login.json'), 'utf8')).toContain('secret');
});

test('a kept token is shown to no other installation', async () => {
  await writeLogin({ folder }, KEPT);
  expect((await connect(environment({ url: 'http://one.test/' }))).url).toBe('http://one.test');
  await expect(connect(environment({ url: 'http://two.test' }))).rejects.toThrow(
    'Nobody is signed in at http://two.test',
  );
});
