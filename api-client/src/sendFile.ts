import { openAsBlob } from 'node:fs';
import { open } from 'node:fs/promises';
import { PROJECT_FILE_TYPE } from '@dailies/shared/http';
import { contentType, SNIFFED_BYTES } from '@dailies/shared/media';
import { ApiProblem } from './ApiProblem.ts';
import type { ImportedProject, Upload } from './answers.ts';
import { answerOf, type Connection } from './Connection.ts';
import { PIECE_BYTES, uploadInPieces, type UploadOptions } from './uploadInPieces.ts';

async function fileToSend(path: string, type: string): Promise<Blob> {
  try {
    return await openAsBlob(path, { type });
  } catch (error) {
    throw new ApiProblem('not-found', `${path} cannot be read; is it a file, and may you read it?`, 0, {
      cause: error,
    });
  }
}

async function sniffedType(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  try {
    const head = new Uint8Array(SNIFFED_BYTES);
    const read = await file?.read(head, 0, SNIFFED_BYTES, 0).catch(() => undefined);
    return contentType(head.subarray(0, read?.bytesRead ?? 0));
  } finally {
    await file?.close();
  }
}

const withSignal = (signal: AbortSignal | undefined): { signal?: AbortSignal } =>
  signal === undefined ? {} : { signal };

/** Sends a file that a node or an asset is to name, from the disk as it goes: a large one in pieces. */
export async function uploadFile(
  connection: Connection,
  project: string,
  path: string,
  options: UploadOptions = {},
): Promise<Upload> {
  const body = await fileToSend(path, (await sniffedType(path)) ?? 'application/octet-stream');
  if (body.size >= PIECE_BYTES) return uploadInPieces(connection, project, path, options);
  return answerOf(
    connection.api.POST('/uploads', {
      params: { query: { project } },
      headers: { 'content-type': body.type },
      body: '',
      bodySerializer: () => body,
      ...withSignal(options.signal),
    }),
  );
}

/** Makes a project of an exported one; whoever asks becomes its director. */
export async function importProject({ api }: Connection, path: string, signal?: AbortSignal): Promise<ImportedProject> {
  const body = await fileToSend(path, PROJECT_FILE_TYPE);
  return answerOf(
    api.POST('/projects/import', {
      headers: { 'content-type': body.type },
      body: '',
      bodySerializer: () => body,
      ...withSignal(signal),
    }),
  );
}
