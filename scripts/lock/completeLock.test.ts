import { expect, it } from 'vitest';
import { z } from 'zod';
import { completeLock } from './completeLock.ts';

const lockOf = (packages: Record<string, unknown>): string =>
  JSON.stringify({ name: 'dailies', lockfileVersion: 3, packages: { '': { name: 'dailies' }, ...packages } });

const tool = {
  version: '1.2.3',
  dev: true,
  optionalDependencies: {
    '@tool/linux-x64-gnu': '1.2.3',
    '@tool/linux-x64-musl': '1.2.3',
    '@tool/win32-arm64': '1.2.3',
  },
};

it('adds what npm left out, for the platform that its name says', () => {
  const { text, added } = completeLock(
    lockOf({
      'node_modules/tool': tool,
      'node_modules/@tool/linux-x64-gnu': { version: '1.2.3', integrity: 'sha512-x' },
    }),
  );
  expect(added).toEqual(['@tool/linux-x64-musl@1.2.3', '@tool/win32-arm64@1.2.3']);
  const { packages } = z.object({ packages: z.record(z.string(), z.unknown()) }).parse(JSON.parse(text));
  expect(Object.keys(packages)).toEqual([
    '',
    'node_modules/@tool/linux-x64-gnu',
    'node_modules/@tool/linux-x64-musl',
    'node_modules/@tool/win32-arm64',
    'node_modules/tool',
  ]);
  expect(packages['node_modules/@tool/linux-x64-gnu']).toEqual({ version: '1.2.3', integrity: 'sha512-x' });
  expect(packages['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '1.2.3',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
});

it('leaves a complete lock as it is, to the byte', () => {
  const { text } = completeLock(lockOf({ 'node_modules/tool': tool }));
  expect(completeLock(text)).toEqual({ text, added: [] });
});

it('leaves alone what is optional for another reason', () => {
  const lock = lockOf({ 'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'fast-addon': '^2.0.0' } } });
  expect(completeLock(lock)).toEqual({ text: lock, added: [] });
});
