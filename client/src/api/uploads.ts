import { Upload } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { problemOfBody, unreachable } from './callApi.ts';
import { parsed } from './parsed.ts';

export interface Sending {
  /** From 0 to 1, how much of the file is sent. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Stores a picture (PNG, JPEG, WebP) or a video (MP4, MOV, WebM) for a project, by the one way that tells
 * how much of it is sent. Throws `ApiProblem`, or the signal's reason where it was cancelled.
 */
export function uploadFile(project: ProjectId, file: Blob, { onProgress, signal }: Sending = {}): Promise<Upload> {
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
      if (stored?.success === true) resolve(stored.data);
      else reject(problemOfBody(body, request.status));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(signal?.reason));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
