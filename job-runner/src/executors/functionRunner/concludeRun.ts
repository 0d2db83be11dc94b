import type { Artifact, RunOrder } from '../Executor.ts';
import { type Collecting, collectOutput, readResult } from './collectOutput.ts';
import { exitFailure } from './exitFailure.ts';
import { takePath } from './takePath.ts';

interface Ended {
  readonly exitCode: number;
  /** The end of it. */
  readonly stderr: string;
}

/** What a function runner that has ended made, from its folder of outputs. Throws `RunFailure` where it failed. */
export async function concludeRun(
  order: RunOrder,
  outputs: string,
  { exitCode, stderr }: Ended,
  collecting: Collecting,
  signal: AbortSignal,
): Promise<Artifact> {
  const result = await readResult(order, outputs).catch((error: unknown) => {
    if (exitCode === 0) throw error;
    return null;
  });
  if (exitCode !== 0) throw exitFailure(order, exitCode, stderr, result);
  return collectOutput(order, { outputs, output: takePath(outputs, order) }, result, collecting, signal);
}
