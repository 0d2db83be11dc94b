import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');

test('what is empty is not set', () => {
  expect(readEnvironment({ DAILIES_URL: '', DAILIES_TOKEN: 'secret' }, '/films')).toEqual({
    url: null,
    token: 'secret',
    folder: `${homedir()}/.config/dailies`,
    workingFolder: '/films',
  });
  expect(readEnvironment({ XDG_CONFIG_HOME: '/config' }, '/').folder).toBe('/config/dailies');
});

test('npm, which runs scripts in the checkout, says where it was called', () => {
  expect(readEnvironment({ INIT_CWD: '/films' }, CHECKOUT).workingFolder).toBe('/films');
  // A script of somebody's own project that went elsewhere before.
  expect(readEnvironment({ INIT_CWD: '/films' }, '/films/out').workingFolder).toBe('/films/out');
});
