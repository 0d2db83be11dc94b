import { ApiProblem } from '@dailies/api-client';
import type { Surroundings } from './Command.ts';
import { COMMANDS } from './commands.ts';
import { UsageError } from './UsageError.ts';

export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const HELP = `dailies COMMAND

  Dailies for scripts and terminals. Projects and nodes are named by their ids, or by their names.

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}

  "dailies COMMAND --help" says more of one. Ends with 0 when done, 1 when refused or failed, 2 when
  the command line is wrong. DAILIES_URL and DAILIES_TOKEN go before what "dailies login" keeps.`;

const HELP_WORDS = new Set(['--help', '-h', 'help']);

const isSystem = (error: Error): error is NodeJS.ErrnoException => 'syscall' in error;

/** What went wrong, as one sentence. */
function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof UsageError) return error.message;
  if (error instanceof Error && isSystem(error)) return `A file could not be read or written: ${error.message}.`;
  return `Something went wrong here: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Runs a command line. Answers the exit code; never throws. */
export async function run([name, ...args]: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal, signal } = surroundings;
  try {
    if (name === undefined || HELP_WORDS.has(name)) {
      (name === undefined ? terminal.err : terminal.out).write(`${HELP}\n`);
      return name === undefined ? EXIT.usage : EXIT.done;
    }
    const command = COMMANDS.find((known) => known.name === name);
    if (command === undefined) throw new UsageError(`There is no command "${name}"; "dailies --help" lists them.`);
    if (args.includes('--help') || args.includes('-h')) {
      terminal.out.write(`${command.help}\n`);
      return EXIT.done;
    }
    return await command.run(args, surroundings);
  } catch (error) {
    if (terminal.err.isTTY === true) terminal.err.write('\r\u001B[K');
    if (signal.aborted) return EXIT.interrupted;
    terminal.err.write(`${sentenceOf(error)}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}
