import { pipelineName } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';

const SAID_CHARACTERS = 300;

/** The HTTP status that an engine refused with; null: it was another error. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}

/** Does nothing where a container, or whatever is acted on, is no longer there or already so. */
export async function unlessGone(action: Promise<unknown>): Promise<void> {
  try {
    await action;
  } catch (error) {
    // 304: already so; 409: not running, or being removed.
    if (![304, 404, 409].includes(statusOf(error) ?? 0)) throw error;
  }
}

const saidBy = (error: Error): string =>
  error.message
    .replace(/^\(HTTP code \d+\) [^-]*- /, '')
    .trim()
    .slice(0, SAID_CHARACTERS);

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ERR_TLS.*|ERR_SSL.*|.*CERT.*|.*SIGNATURE)$/;

/** Why an engine could not be reached, as the system's own word; null: it was another error. */
function unreachableBy(error: Error): string | null {
  if (!('code' in error) || typeof error.code !== 'string') return null;
  // A socket that is not there, or not for us, is told of as a file is.
  const isConnecting = 'syscall' in error && error.syscall === 'connect';
  return isConnecting || UNREACHABLE.test(error.code) ? error.code : null;
}

const commandMissing = (order: RunOrder): string =>
  `${pipelineName(order.pipeline)} names a command that is not in its image ${imageOf(order)}; change one of them.`;

const imageOf = ({ pipeline: { runner } }: RunOrder): string => (runner.executor === 'container' ? runner.image : '');

/** The failure of a container whose command its init could not begin; null: it was another end. */
export function initFailure(order: RunOrder, stderr: string): RunFailure | null {
  return /^\[FATAL tini \(\d+\)\] exec .+ failed/m.test(stderr)
    ? new RunFailure('missing-tool', commandMissing(order))
    : null;
}

/** What it means to a person that an engine did not take a run. What is no matter of the engine's is given back. */
export function engineFailure(error: unknown, order: RunOrder): unknown {
  if (!(error instanceof Error) || error instanceof RunFailure) return error;
  const { pipeline } = order;
  const name = pipelineName(pipeline);
  const image = imageOf(order);
  const status = statusOf(error);
  const failure = (code: RunFailure['code'], message: string) => new RunFailure(code, message, { cause: error });
  if (status === null) {
    const reason = unreachableBy(error);
    return reason === null
      ? error
      : failure('machine-lost', `The Docker engine for ${name} does not answer (${reason}); see whether it runs.`);
  }
  const said = saidBy(error);
  if (status === 404 && /no such image/i.test(said)) {
    return failure(
      'missing-tool',
      `${name} needs the image ${image}, which its Docker engine does not have; "docker pull ${image}" or "docker load" there brings it.`,
    );
  }
  if (/could not select device driver|unknown runtime|nvidia-container-cli/i.test(said)) {
    return failure(
      'missing-tool',
      `${name} needs a GPU, and its Docker engine can give containers none; install the NVIDIA Container Toolkit there, or take the GPUs out of the backend.`,
    );
  }
  if (/executable file not found|no such file or directory: unknown|permission denied: unknown/i.test(said)) {
    return failure('missing-tool', commandMissing(order));
  }
  const folder = /bind source path does not exist: (\S+)/.exec(said)?.[1];
  if (folder !== undefined) {
    return failure(
      'missing-tool',
      `There is no folder ${folder} on the machine of the Docker engine for ${name}; make it there, or change the backend's folders.`,
    );
  }
  if (/no space left on device/i.test(said)) {
    return failure('machine-lost', `The disk of the Docker engine for ${name} is full; remove images there.`);
  }
  return failure(
    status >= 500 ? 'machine-lost' : 'missing-tool',
    `The Docker engine for ${name} did not take it: ${said}`,
  );
}
