import { CopiedToProject, Upload } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { DetailedError, Upload as TusUpload } from 'tus-js-client';
import { ApiProblem } from './ApiProblem.ts';
import { callApi, problemOfBody, unreachable } from './callApi.ts';
import { parsed } from './parsed.ts';
import { sendToStore } from './sendToStore.ts';
import { isPaused, type Sending, type Sent } from './Sending.ts';

const MEGABYTE = 1_024 * 1_024;
/** A larger file is not hashed here before it is sent: that would take longer than it is worth. */
const HASHED_AT_MOST_BYTES = 256 * MEGABYTE;
const PIECE_BYTES = 32 * MEGABYTE;
/** A lost connection is tried again for so long (about half an hour); what was sent stays for a day. */
const RETRY_AFTER_MS = [0, 500, 1_000, 2_000, ...Array.from({ length: 400 }, () => 4_000)];

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Trouble that passes: no connection, or a server that is busy or coming back. */
const passes = (status: number): boolean =>
  status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;

/** A hash by a slow and steady way that every page has; `crypto.subtle` is not there on plain http. */
async function hashOf(file: Blob, signal: AbortSignal | undefined): Promise<Sha256> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += MEGABYTE) {
    signal?.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + MEGABYTE).arrayBuffer()));
  }
  return Sha256.parse(bytesToHex(hash.digest()));
}

/** Whether a file of this content was here, where this person may see it; it is the project's then. */
async function isThere(project: ProjectId, media: Sha256): Promise<boolean> {
  const copied = await callApi(CopiedToProject, `/api/v1/projects/${project}/copies`, {
    method: 'POST',
    json: { media: [media] },
  }).catch(() => undefined);
  return copied?.media.some((each) => each.sha256 === media) ?? false;
}

function problemOfTus(error: Error): ApiProblem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  return response === null ? unreachable(error) : problemOfBody(parsed(response.getBody()), response.getStatus());
}

/** Sends all bytes by the tus protocol, from where an earlier try of the same file ended, or to an upload that is begun; answers its address. */
function send(
  endpoint: string,
  begun: string | null,
  file: Blob,
  { onProgress, onPhase, signal }: Sending,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload: TusUpload = new TusUpload(file, {
      endpoint,
      ...(begun === null ? {} : { uploadUrl: begun }),
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_AFTER_MS,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file instanceof File ? file.name : 'file' },
      onProgress: (sent, total) => {
        onPhase?.('sending');
        onProgress?.(total > 0 ? sent / total : 0);
      },
      onShouldRetry: (error) => {
        const again = passes(error.originalResponse?.getStatus() ?? 0);
        if (again) onPhase?.('waiting');
        return again;
      },
      onSuccess: () => resolve(new URL(upload.url ?? '', location.href).pathname),
      onError: (error) => reject(problemOfTus(error)),
    });
    const cancel = (): void => {
      // Where it cannot be told now, the server gives it up after a day.
      void upload.abort(!isPaused(signal)).catch(() => {});
      reject(signal?.reason);
    };
    if (signal?.aborted === true) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    void upload.findPreviousUploads().then(([earlier]) => {
      if (signal?.aborted === true) return;
      if (earlier !== undefined && begun === null) upload.resumeFromPreviousUpload(earlier);
      upload.start();
    }, reject);
    return undefined;
  });
}

/** Has the whole file kept; a connection that is lost meanwhile is tried again, since it answers the same. */
async function keep(address: `/api/${string}`, { onPhase, signal }: Sending): Promise<Upload> {
  for (const retryMs of RETRY_AFTER_MS) {
    await sleep(retryMs);
    try {
      onPhase?.('checking');
      return await callApi(Upload, `${address}/keep`, { method: 'POST', ...(signal === undefined ? {} : { signal }) });
    } catch (error) {
      const again = error instanceof ApiProblem && (error.code === 'unreachable' || error.code === 'storage');
      if (!again) throw error;
      onPhase?.('waiting');
    }
  }
  throw unreachable();
}

/**
 * Stores a file for a project in pieces. What is there already, as far as this person may see it, is not
 * sent at all. Throws as `uploadFile`.
 */
export async function sendInPieces(project: ProjectId, file: Blob, sending: Sending): Promise<Sent> {
  if (file.size <= HASHED_AT_MOST_BYTES) {
    sending.onPhase?.('comparing');
    const media = await hashOf(file, sending.signal);
    if (await isThere(project, media)) return { sha256: media, wasThere: true };
  }
  const begun = await sendToStore(project, file, sending);
  const address =
    begun.address !== null && begun.isWhole
      ? begun.address
      : await send(`/api/v1/projects/${project}/uploads`, begun.address, file, sending);
  const { sha256: media } = await keep(`/api/${address.replace(/^\/api\//, '')}`, sending);
  return { sha256: media, wasThere: false };
}
