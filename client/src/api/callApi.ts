import { Problem } from '@dailies/shared/http';
import type { z } from 'zod';
import { ApiProblem } from './ApiProblem.ts';

interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; goes before `json`. */
  readonly blob?: Blob;
  readonly signal?: AbortSignal;
}

function bodyOf({ json, blob }: CallOptions): Pick<RequestInit, 'body' | 'headers'> {
  if (blob !== undefined) return { body: blob, headers: { 'content-type': blob.type } };
  return json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
}

/** What a failed answer says, from its body. */
export function problemOfBody(body: unknown, status: number): ApiProblem {
  const problem = Problem.safeParse(body);
  return problem.success
    ? new ApiProblem(problem.data.code, problem.data.detail)
    : new ApiProblem('internal', `The server answered ${status} without a reason; try again in a moment.`);
}

const problemOf = async (response: Response): Promise<ApiProblem> =>
  problemOfBody(await response.json().catch(() => undefined), response.status);

export const unreachable = (cause?: unknown): ApiProblem =>
  new ApiProblem('unreachable', 'The server cannot be reached; check the connection and try again.', { cause });

/**
 * Calls our own server. Throws `ApiProblem` for every failure, with a sentence for people; an aborted
 * call throws what `fetch` throws.
 */
async function fetchApi(path: `/api/${string}`, options: CallOptions): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      ...bodyOf(options),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw unreachable(error);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Calls our own server and parses the answer; failures as `fetchApi`. */
export async function callApi<S extends z.ZodType>(
  schema: S,
  path: `/api/${string}`,
  options: CallOptions = {},
): Promise<z.output<S>> {
  const response = await fetchApi(path, options);
  return schema.parse(response.status === 204 ? undefined : await response.json());
}

/** Calls our own server for bytes; failures as `fetchApi`. */
export async function callApiForBytes(path: `/api/${string}`, signal: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await fetchApi(path, { signal })).arrayBuffer());
}
