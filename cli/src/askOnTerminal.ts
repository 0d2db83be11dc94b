import { ApiProblem } from '@dailies/api-client';
import type { Terminal } from './Terminal.ts';

const ENTER = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';
const BACK = new Set(['\u007F', '\b']);

/**
 * Asks for a line on the terminal; what is typed is shown only where `echo` says so. Throws a sentence
 * where there is no terminal to ask on.
 */
export function askOnTerminal(
  { in: input, err }: Terminal,
  question: string,
  { echo }: { readonly echo: boolean },
): Promise<string> {
  if (!input.isTTY) {
    throw new ApiProblem(
      'invalid-input',
      'There is no terminal to ask on; give --token, set DAILIES_TOKEN, or give --email and --password-stdin.',
      0,
    );
  }
  err.write(question);
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (): void => {
      input.off('data', onData);
      input.setRawMode(false);
      input.pause();
      err.write('\n');
    };
    const onData = (data: string): void => {
      for (const key of data) {
        if (key === INTERRUPT) {
          end();
          reject(new ApiProblem('unauthenticated', 'Nobody was signed in; try again when you like.', 0));
          return;
        }
        if (ENTER.has(key)) {
          end();
          resolve(typed);
          return;
        }
        if (BACK.has(key)) {
          if (echo && typed !== '') err.write('\b \b');
          typed = typed.slice(0, -1);
        } else if (key >= ' ') {
          typed += key;
          if (echo) err.write(key);
        }
      }
    };
    input.on('data', onData);
  });
}
