import { ExportSummary, ImportedProject, PROJECT_FILE_TYPE } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { callApi, problemOfBody, unreachable } from './callApi.ts';
import { parsed } from './parsed.ts';

/** Parts of a download that are joined: a browser keeps large blobs on disk and small ones in memory. */
const PART_BYTES = 8 * 1_024 * 1_024;

export const exportSummaryQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'export'],
    staleTime: 0,
    queryFn: (): Promise<ExportSummary> => callApi(ExportSummary, `/api/v1/projects/${project}/export`),
  });

export interface Transfer {
  /** Bytes so far. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

const nameOf = (response: Response): string =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'project.dailies';

/** Downloads an exported project. Throws `ApiProblem`, or what `fetch` throws where it was cancelled. */
export async function downloadExport(
  project: ProjectId,
  media: boolean,
  { onProgress, signal }: Transfer,
): Promise<{ readonly file: Blob; readonly name: string }> {
  try {
    const response = await fetch(`/api/v1/projects/${project}/export?media=${media}`, {
      method: 'POST',
      credentials: 'same-origin',
      signal,
    });
    if (!response.ok) throw problemOfBody(await response.json().catch(() => undefined), response.status);
    const parts: Blob[] = [];
    let chunks: Uint8Array<ArrayBuffer>[] = [];
    let waiting = 0;
    let bytes = 0;
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
      chunks.push(next.value);
      waiting += next.value.length;
      bytes += next.value.length;
      onProgress(bytes);
      if (waiting < PART_BYTES) continue;
      parts.push(new Blob(chunks));
      chunks = [];
      waiting = 0;
    }
    return { file: new Blob([...parts, ...chunks], { type: PROJECT_FILE_TYPE }), name: nameOf(response) };
  } catch (error) {
    // `fetch` throws a TypeError where the connection breaks, also half way.
    throw error instanceof TypeError ? unreachable(error) : error;
  }
}

/** Sends an exported project, by the one way that tells how much of it is sent. Null: it was cancelled. */
export function uploadProject(file: Blob, { onProgress, signal }: Transfer): Promise<ImportedProject | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/projects/import');
    request.setRequestHeader('content-type', PROJECT_FILE_TYPE);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      const imported = request.status === 201 ? ImportedProject.safeParse(body) : undefined;
      if (imported?.success === true) resolve(imported.data);
      else reject(problemOfBody(body, request.status));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => resolve(null));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
