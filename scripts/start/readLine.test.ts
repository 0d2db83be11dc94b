import { expect, it } from 'vitest';
import { readLine } from './readLine.ts';

it.each([
  ['{"level":30,"msg":"listening"}', 'stdout', null],
  ['{"level":40,"msg":"slow"}', 'stdout', 'slow'],
  ['{"level":50,"msg":"not stored","err":{"message":"disk full"}}', 'stdout', 'not stored: disk full'],
  ['{"level":50,"msg":"disk full","err":{"message":"disk full"}}', 'stdout', 'disk full'],
] as const)('keeps a log line as it is and shows warnings and errors in short: %s', (line, stream, shown) => {
  expect(readLine(line, stream, 0)).toEqual({ kept: line, shown });
});

it('keeps what is no log line as one, and shows it where it came as an error', () => {
  expect(readLine('Warning: {', 'stderr', 7)).toEqual({
    kept: '{"level":50,"time":7,"msg":"Warning: {"}',
    shown: 'Warning: {',
  });
  expect(readLine('{"level":', 'stdout', 7)).toEqual({
    kept: '{"level":30,"time":7,"msg":"{\\"level\\":"}',
    shown: null,
  });
});
