import { parentPort } from 'node:worker_threads';
import { runConvergence } from '@dailies/shared/testing';
import { z } from 'zod';

const Task = z.object({ seed: z.int(), operations: z.int() });

parentPort?.on('message', (message: unknown) => {
  const { seed, operations } = Task.parse(message);
  try {
    const { commands, ...counts } = runConvergence({ seed, operations, people: 8, events: 'eventful' });
    const named = [...commands].map(([name, count]): [string, number] => [`command ${name}`, count]);
    parentPort?.postMessage({ figures: { ...counts, ...Object.fromEntries(named) } });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});
