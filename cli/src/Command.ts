import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { DailiesClient } from '@dailies/api-client';
import type { Environment } from './env.ts';
import { Output } from './Output.ts';
import type { Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';

/** What every command works with. */
export interface Surroundings {
  readonly environment: Environment;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** The signed-in client. Throws a sentence where nobody is signed in. */
  readonly client: () => Promise<DailiesClient>;
}

const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
type Config<O> = { args: string[]; options: O & typeof COMMON; allowPositionals: true };
type Values<O extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<Config<O>>>['values'];

interface Call<O extends ParseArgsOptionsConfig> extends Surroundings {
  readonly values: Values<O>;
  /** As many as the command takes. */
  readonly positionals: readonly string[];
  readonly output: Output;
}

interface Definition<O extends ParseArgsOptionsConfig> {
  readonly name: string;
  /** What follows the name, such as `PROJECT [--picked]`. */
  readonly usage: string;
  readonly summary: string;
  /** What `--help` says besides. */
  readonly help?: string;
  /** How many words it takes besides its options: at least, at most. */
  readonly takes: readonly [number, number];
  readonly options: O;
  /** Answers the exit code. */
  readonly run: (call: Call<O>) => Promise<number>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<number>;
}

const isUsage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** A command whose options are typed by what it says of them. */
export function defineCommand<const O extends ParseArgsOptionsConfig>(definition: Definition<O>): Command {
  const { name, usage, summary, takes, options, run } = definition;
  const line = `dailies ${name}${usage === '' ? '' : ` ${usage}`}`;
  const parse = (args: readonly string[]) => {
    try {
      return parseArgs<Config<O>>({ args: [...args], options: { ...options, ...COMMON }, allowPositionals: true });
    } catch (error) {
      if (!isUsage(error)) throw error;
      throw new UsageError(`${error.message.split(/\. /, 1)[0]?.replace(/\.$/, '')}; it is used so: ${line}`);
    }
  };
  const help = [
    line,
    '',
    `  ${summary}.`,
    ...(definition.help === undefined ? [] : ['', definition.help.replaceAll(/^/gm, '  ')]),
    '',
    '  --json  for scripts: JSON instead of words',
  ].join('\n');
  return {
    name,
    summary,
    help,
    run: (args, surroundings) => {
      const { values, positionals } = parse(args);
      if (positionals.length < takes[0] || positionals.length > takes[1]) {
        throw new UsageError(`"${name}" takes ${amount(takes)}; it is used so: ${line}`);
      }
      const output = new Output(surroundings.terminal, args.includes('--json'));
      return run({ ...surroundings, values, positionals, output });
    },
  };
}

function amount([least, most]: readonly [number, number]): string {
  if (most === 0) return 'nothing besides its options';
  const words = (count: number): string => `${count} ${count === 1 ? 'argument' : 'arguments'}`;
  if (least === most) return words(least);
  return most === Number.POSITIVE_INFINITY ? `${words(least)} or more` : `${least} to ${words(most)}`;
}
