import { ApiException } from '@kubernetes/client-node';
import { pipelineName } from '@dailies/shared/runs';
import { z } from 'zod';
import type { RunOrder } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';

const SAID_CHARACTERS = 300;
const Status = z.object({ message: z.string() });

/** The HTTP status that an API server refused with; null: it was another error. */
export const statusOf = (error: unknown): number | null => (error instanceof ApiException ? error.code : null);

/** Does nothing where what is acted on is no longer there. */
export async function unlessGone(action: Promise<unknown>): Promise<void> {
  try {
    await action;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

function saidBy({ body }: ApiException<unknown>): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
  try {
    return Status.parse(JSON.parse(text)).message.slice(0, SAID_CHARACTERS);
  } catch {
    return text.slice(0, SAID_CHARACTERS);
  }
}

/** Why a server could not be reached, as the system's own word; null: it was another error. */
function unreachableBy(error: Error): string | null {
  const cause = error.cause instanceof Error ? error.cause : error;
  if (error.message !== 'fetch failed' && error.name !== 'TimeoutError') return null;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/** What it means to a person that a cluster did not take a run. What is no matter of the cluster's is given back. */
export function clusterFailure(error: unknown, order: RunOrder): unknown {
  if (!(error instanceof Error) || error instanceof RunFailure) return error;
  const name = pipelineName(order.pipeline);
  const failure = (code: RunFailure['code'], message: string) => new RunFailure(code, message, { cause: error });
  if (!(error instanceof ApiException)) {
    const reason = unreachableBy(error);
    return reason === null
      ? error
      : failure('machine-lost', `The cluster for ${name} does not answer (${reason}); see whether it runs.`);
  }
  const said = saidBy(error);
  switch (error.code) {
    case 401:
      return failure(
        'refused',
        `The cluster for ${name} does not know the backend's token; put a new one into the backend.`,
      );
    case 403:
      return /exceeded quota/.test(said)
        ? failure('machine-lost', `The namespace for ${name} has no room by its quota (${said}).`)
        : failure(
            'refused',
            `The cluster for ${name} does not allow it (${said}); give the backend's service account the role in docs/farm.md.`,
          );
    case 404:
      return failure('missing-tool', `The cluster for ${name} lacks what the backend names: ${said}.`);
    default:
      return failure(
        error.code >= 500 || error.code === 429 ? 'machine-lost' : 'missing-tool',
        `The cluster for ${name} did not take it: ${said}`,
      );
  }
}
