import { z } from 'zod';
import { RunFailure } from '../executors/RunFailure.ts';
import type { CpuFunctions } from './CpuFunction.ts';
import { type FromChild, ToChild } from './messages.ts';

// The entry of a child process of `CpuPool`. Its one argument is the address of the module whose
// `cpuFunctions` it serves.

const functionsOf = z.object({ cpuFunctions: z.custom<CpuFunctions>((value) => value instanceof Map) });

const send = (message: FromChild): void => {
  process.send?.(message);
};

// Ctrl-C in a terminal reaches the whole group; the runner decides when its children end.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));

// Loaded while calls may already arrive: listening first loses none.
const loading = import(String(process.argv[2])).then((module: unknown) => functionsOf.parse(module).cpuFunctions);

async function serve({ call, name, input }: ToChild): Promise<void> {
  try {
    const cpuFunction = (await loading).get(name);
    if (cpuFunction === undefined) throw new Error(`There is no CPU function "${name}".`);
    send({ type: 'done', call, value: await cpuFunction(input) });
  } catch (error) {
    send({
      type: 'failed',
      call,
      code: error instanceof RunFailure ? error.code : null,
      message: error instanceof Error ? error.message : String(error),
      trace: error instanceof Error ? (error.stack ?? '') : '',
    });
  }
}

process.on('message', (message) => void serve(ToChild.parse(message)));
