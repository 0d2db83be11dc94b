import { Upload } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { problemOfBody, unreachable } from './callApi.ts';
import { parsed } from './parsed.ts';
import type { Sending, Sent } from './Sending.ts';

/** From this size on, a file goes in pieces, and goes on after a lost connection or a reload. */
export const PIECES_FROM_BYTES = 1_024 * 1_024;

/**
 * Stores a file for a project. Throws `ApiProblem`, or the signal's reason where it was cancelled; then
 * nothing of it is left, unless it was only paused.
 */
export async function uploadFile(project: ProjectId, file: Blob, sending: Sending = {}): Promise<Sent> {
  if (file.size < PIECES_FROM_BYTES) return sendAtOnce(project, file, sending);
  const { sendInPieces } = await import('./sendInPieces.ts');
  return sendInPieces(project, file, sending);
}

/** By the one way that tells how much of it is sent. */
function sendAtOnce(project: ProjectId, file: Blob, { onProgress, signal }: Sending): Promise<Sent> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason);
      return;
    }
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/uploads?project=${project}`);
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      const stored = request.status === 201 ? Upload.safeParse(body) : undefined;
      if (stored?.success === true) resolve({ sha256: stored.data.sha256, wasThere: false });
      else reject(problemOfBody(body, request.status));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(signal?.reason));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
