import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askOnTerminal } from './askOnTerminal.ts';
import type { Terminal } from './Terminal.ts';

function fakeTerminal(isTTY: boolean) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: (isRaw: boolean) => modes.push(isRaw) });
  const err = new PassThrough();
  const terminal = { in: input, err, out: new PassThrough() } as unknown as Terminal;
  return { terminal, input, modes, shown: (): string => String(err.read() ?? '') };
}

test('what is typed is taken and not shown, and the terminal is as before', async () => {
  const { terminal, input, modes, shown } = fakeTerminal(true);
  const asked = askOnTerminal(terminal, 'Password: ', { echo: false });
  input.write('hunterx\u007F');
  input.write('2\u001B\r');
  expect(await asked).toBe('hunter2');
  expect(shown()).toBe('Password: \n');
  expect(modes).toEqual([true, false]);
});

test('what may be seen is shown, and mended', async () => {
  const { terminal, input, shown } = fakeTerminal(true);
  const asked = askOnTerminal(terminal, 'E-mail: ', { echo: true });
  input.write('ab\u007F\r');
  expect(await asked).toBe('a');
  expect(shown()).toBe('E-mail: ab\b \b\n');
});

test('Ctrl-C ends it, with the terminal as before', async () => {
  const { terminal, input, modes } = fakeTerminal(true);
  const asked = askOnTerminal(terminal, 'Password: ', { echo: false });
  input.write('hun\u0003');
  await expect(asked).rejects.toThrow('Nobody was signed in');
  expect(modes).toEqual([true, false]);
});

test('without a terminal it says what to do', () => {
  const { terminal } = fakeTerminal(false);
  expect(() => askOnTerminal(terminal, 'Password: ', { echo: false })).toThrow('There is no terminal to ask on');
});
