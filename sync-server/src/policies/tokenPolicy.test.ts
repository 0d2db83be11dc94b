import { COMMANDS } from '@dailies/shared/commands';
import { expect, test } from 'vitest';
import { COMMAND_SCOPES, roleWithin, scopeOfCommand } from './tokenPolicy.ts';

test('every command has a scope, and every scope a command', () => {
  expect(Object.keys(COMMAND_SCOPES).sort()).toEqual([...COMMANDS.keys()].sort());
});

test('a command that there is not is refused, also one that every object has', () => {
  expect(() => scopeOfCommand('toString')).toThrow('There is no command');
});

test.each([
  ['director', ['read'], 'viewer'],
  ['director', ['read', 'edit', 'generate'], 'viewer'],
  ['director', ['read', 'review'], 'reviewer'],
  ['director', ['read', 'review', 'edit', 'generate'], 'director'],
  ['artist', ['read', 'review', 'edit', 'generate', 'manage'], 'artist'],
  ['viewer', ['read', 'review', 'edit', 'generate'], 'viewer'],
  ['viewer', ['read', 'review'], 'viewer'],
] as const)('a %s with %j is a %s in a live document', (role, scopes, expected) => {
  expect(roleWithin(role, scopes)).toBe(expected);
});
