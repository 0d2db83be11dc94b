import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Upload } from './answers.ts';
import { ApiProblem } from './ApiProblem.ts';
import { BREAK_PAUSE_MS, MOST_BREAKS } from './appendAnswer.ts';
import { answerOf, type Connection } from './Connection.ts';
import { pause } from './pause.ts';
import { PASSING } from './steadyFetch.ts';

export interface UploadOptions {
  readonly signal?: AbortSignal;
  /** Bytes that the server has, of how many. */
  readonly onProgress?: (bytes: number, of: number) => void;
  /** An upload of the same file that was begun before: it goes on where it stands, while the server has it. */
  readonly begun?: string | undefined;
  /** Told before the first byte goes what names the upload, to be `begun` another time. A small file has no name. */
  readonly onBegin?: (upload: string) => Promise<void>;
}

/** Files of so many bytes and more go in pieces, each of them in memory while it is sent. */
export const PIECE_BYTES = 8 * 1_024 * 1_024;
const TUS = { 'tus-resumable': '1.0.0' };

/** The connection broke, the server is away, or the file stands elsewhere than was thought. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.code === 'unreachable' || error.status === 409 || PASSING.has(error.status));

const isGone = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'expired');

/** Sends a file by the tus protocol and has it kept. After a break it goes on from where the server stands. */
export async function uploadInPieces(
  connection: Connection,
  project: string,
  path: string,
  { signal, onProgress, begun, onBegin }: UploadOptions = {},
): Promise<Upload> {
  const uploads = `/api/v1/projects/${encodeURIComponent(project)}/uploads`;
  const aborting = signal === undefined ? {} : { signal };
  const file = await open(path);
  try {
    const { size, mtimeMs } = await file.stat();
    const changed = (): ApiProblem =>
      new ApiProblem('conflict', `${path} was changed while it was sent; upload it again.`, 0);

    const begin = async (): Promise<string> => {
      const name = Buffer.from(basename(path)).toString('base64');
      const headers = { ...TUS, 'upload-length': String(size), 'upload-metadata': `filename ${name}` };
      const answer = await connection.send(uploads, { method: 'POST', headers, ...aborting });
      if (answer.status !== 201) throw await ApiProblem.of(answer);
      const upload = answer.headers.get('location')?.split('/').at(-1) ?? '';
      await onBegin?.(upload);
      return upload;
    };
    const paramsOf = (upload: string) => ({ params: { path: { project, upload } }, ...aborting });
    const standingOf = async (upload: string): Promise<number> =>
      (await answerOf(connection.api.GET('/projects/{project}/uploads/{upload}', paramsOf(upload)))).receivedBytes;
    const sendPiece = async (upload: string, offset: number): Promise<number> => {
      const body = new Uint8Array(Math.min(PIECE_BYTES, size - offset));
      if ((await file.read(body, 0, body.length, offset)).bytesRead < body.length) throw changed();
      const headers = { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
      const answer = await connection.send(`${uploads}/${upload}`, { method: 'PATCH', headers, body, ...aborting });
      if (answer.status !== 204) throw await ApiProblem.of(answer);
      return Number(answer.headers.get('upload-offset'));
    };

    let upload = begun;
    let offset = 0;
    if (upload !== undefined) {
      offset = await standingOf(upload).catch((error: unknown) => {
        if (!isGone(error)) throw error;
        upload = undefined;
        return 0;
      });
    }
    upload ??= await begin();
    onProgress?.(offset, size);
    for (let breaks = 0; offset < size;) {
      try {
        if (breaks > 0) {
          const there = await standingOf(upload);
          if (there > offset) breaks = 0;
          offset = there;
        }
        while (offset < size) {
          offset = await sendPiece(upload, offset);
          breaks = 0;
          onProgress?.(offset, size);
        }
      } catch (error) {
        if (!isPassing(error) || breaks === MOST_BREAKS) throw error;
        breaks += 1;
        await pause(BREAK_PAUSE_MS * breaks, signal);
      }
    }
    // What was read before it changed, and after, make no file together.
    if ((await file.stat()).mtimeMs !== mtimeMs) throw changed();
    return await answerOf(connection.api.POST('/projects/{project}/uploads/{upload}/keep', paramsOf(upload)));
  } finally {
    await file.close();
  }
}
