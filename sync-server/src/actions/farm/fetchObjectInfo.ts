import { comfyAuthorization } from '@dailies/outbound';
import { DailiesError } from '@dailies/shared/errors';
import type { BackendDefinition } from '@dailies/shared/http';
import { ObjectInfo } from '@dailies/shared/farm/comfy';

const WITHIN_MS = 15_000;
/** A server with hundreds of custom nodes tells some megabytes of them. */
const MAX_BYTES = 32 * 1_024 * 1_024;

async function readWithin(body: ReadableStream<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > MAX_BYTES)
      throw new DailiesError('upstream', 'It told more than 32 MB of its nodes, which is not read.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The innermost reason: fetch says of itself only that it failed. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? reasonOf(error.cause) : error.message) : 'it gave no answer';

/**
 * What a ComfyUI server says of its nodes, to import a workflow of its editor by. Goes where the installation may fetch
 * from, with the credential that the backend has, in clear. Throws `conflict` for a backend of another kind, `upstream` where it does not answer as it should.
 */
export async function fetchObjectInfo(
  { title, connection }: BackendDefinition,
  credential: string | null,
): Promise<ObjectInfo> {
  if (connection.executor !== 'comfyui') {
    throw new DailiesError('conflict', `"${title}" is no ComfyUI server; choose one that is.`);
  }
  const failed = (why: string, cause?: unknown) =>
    new DailiesError('upstream', `"${title}" did not say which nodes it has: ${why}`, { cause });
  let text: string;
  try {
    const answer = await fetch(new URL('object_info', `${connection.url.replace(/\/$/, '')}/`), {
      headers: credential === null ? {} : { authorization: comfyAuthorization(credential) },
      signal: AbortSignal.timeout(WITHIN_MS),
      redirect: 'error',
    });
    if (!answer.ok || answer.body === null) throw failed(`it answered ${answer.status}.`);
    text = await readWithin(answer.body);
  } catch (error) {
    if (error instanceof DailiesError && error.code === 'upstream') throw error;
    throw failed(reasonOf(error), error);
  }
  try {
    return ObjectInfo.parse(JSON.parse(text));
  } catch (error) {
    throw failed('what it answered is nothing that a ComfyUI server says.', error);
  }
}
