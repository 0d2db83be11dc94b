import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline as stream } from 'node:stream/promises';
import { type ComfyWorkflow, pipelineName } from '@dailies/shared/runs';
import type { Artifact, RunOrder } from '../Executor.ts';
import { type Collecting, collectOutput } from '../functionRunner/collectOutput.ts';
import { RunFailure } from '../RunFailure.ts';
import type { ComfyApi } from './ComfyApi.ts';
import { ExecutionError, type HistoryEntry } from './comfyAnswers.ts';
import { ComfyAway } from './ComfyAway.ts';
import { executionFailure } from './comfyFailure.ts';
import { fileOf } from './fileOf.ts';
import type { RunLog } from './RunLog.ts';

export interface EndedPrompt {
  readonly api: ComfyApi;
  readonly collecting: Collecting;
  readonly workflow: ComfyWorkflow;
  /** The node whose file is wanted. */
  readonly output: string;
  /** Of this run's own. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly log: RunLog;
}

/** What a prompt that ended came to. Throws `RunFailure` where it failed, `ComfyAway` where the server breaks off. */
export async function collectPrompt(order: RunOrder, entry: HistoryEntry, ended: EndedPrompt): Promise<Artifact> {
  const failure = failureOf(order, ended.workflow, entry, ended.log);
  if (failure !== undefined) throw failure;
  return fetchOutput(order, entry, ended);
}

function failureOf(order: RunOrder, workflow: ComfyWorkflow, entry: HistoryEntry, log: RunLog): RunFailure | undefined {
  const messages = (entry.status?.messages ?? []).flatMap((message) => (message === null ? [] : [message]));
  const error = messages.find(([type]) => type === 'execution_error');
  if (error !== undefined) {
    const parsed = ExecutionError.parse(error[1]);
    log.sayError(`Node ${parsed.node_id} (${parsed.node_type})`, parsed);
    return executionFailure(order.pipeline, workflow, parsed);
  }
  if (messages.some(([type]) => type === 'execution_interrupted')) {
    return new RunFailure(
      'machine-lost',
      `${pipelineName(order.pipeline)} was interrupted on the ComfyUI server by somebody else; generate it again.`,
    );
  }
  if (entry.status == null || entry.status.status_str === 'success') return undefined;
  return new RunFailure(
    'pipeline-failed',
    `${pipelineName(order.pipeline)} failed on the ComfyUI server, which says no more.`,
  );
}

/** Fetches the output at once: a later run may write over it. */
async function fetchOutput(
  order: RunOrder,
  entry: HistoryEntry,
  { api, collecting, output, folder, signal }: EndedPrompt,
): Promise<Artifact> {
  const file = fileOf(order, output, entry);
  const body = await api.view(file, signal);
  if (body === null) {
    throw new RunFailure(
      'bad-output',
      `The ComfyUI server has the file of ${pipelineName(order.pipeline)} no more; generate it again.`,
    );
  }
  const path = join(folder, 'take');
  const { maxOutputBytes } = collecting;
  let bytes = 0;
  // One more than is taken is enough to know.
  const bounded = new Transform({
    transform(chunk: Buffer, _, done) {
      if (bytes <= maxOutputBytes) this.push(chunk.subarray(0, maxOutputBytes + 1 - bytes));
      bytes += chunk.byteLength;
      done();
    },
  });
  try {
    await stream(Readable.fromWeb(body), bounded, createWriteStream(path), { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new ComfyAway('The ComfyUI server broke off while it sent its result.', { cause: error });
  }
  return collectOutput(order, { outputs: folder, output: path }, null, collecting, signal);
}
