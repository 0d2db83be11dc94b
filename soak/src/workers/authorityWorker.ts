import { parentPort } from 'node:worker_threads';
import { runSiege } from '@dailies/shared/testing';
import { z } from 'zod';

const Task = z.object({ seed: z.int(), updates: z.int() });

parentPort?.on('message', (message: unknown) => {
  const task = Task.parse(message);
  try {
    const { commands, refused, ...counts } = runSiege(task);
    const rules = [...refused].map(([rule, count]): [string, number] => [`refused ${rule}`, count]);
    const named = [...commands].map(([name, count]): [string, number] => [`command ${name}`, count]);
    parentPort?.postMessage({ figures: { ...counts, ...Object.fromEntries([...rules, ...named]) } });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});
