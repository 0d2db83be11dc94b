import { UploadParts } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { askStoreReach, leaveStore } from '../media/storeReach.ts';
import { ApiProblem } from './ApiProblem.ts';
import { callApi, problemOfBody, unreachable } from './callApi.ts';
import { isPaused, type Sending } from './Sending.ts';

const AT_ONCE = 3;
/** A store that took something before is tried again so often; one that took nothing yet is given up at once. */
const TRIES = 4;
const RETRY_MS = 2_000;
/** As long as pieces are tried, about half an hour. */
const LOST_TRIES = 800;
const TUS = { 'tus-resumable': '1.0.0' };

type Part = UploadParts['parts'][number];
type Address = `/api/${string}`;

/** Whether this page ever put anything there: then the way is open, and what fails passes. */
let hasPut = false;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Where a file that goes in parts is known again after a reload. */
function nameInMemory(project: ProjectId, file: Blob): string | null {
  return file instanceof File ? `dailies:upload:${project}:${file.name}:${file.size}:${file.lastModified}` : null;
}

function remembered(name: string | null): Address | null {
  try {
    const found = name === null ? null : localStorage.getItem(name);
    return found?.startsWith('/api/') === true ? `/api/${found.slice(5)}` : null;
  } catch {
    return null;
  }
}

function remember(name: string | null, address: Address | null): void {
  try {
    if (name === null) return;
    if (address === null) localStorage.removeItem(name);
    else localStorage.setItem(name, address);
  } catch {
    // Without a memory the file is sent anew after a reload.
  }
}

async function begin(project: ProjectId, file: Blob, signal: AbortSignal | undefined): Promise<Address> {
  const name = btoa(String.fromCharCode(...new TextEncoder().encode(file instanceof File ? file.name : 'file')));
  const answer = await fetch(`/api/v1/projects/${project}/uploads`, {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(file.size), 'upload-metadata': `filename ${name}` },
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw unreachable(error);
  });
  if (!answer.ok) throw problemOfBody(await answer.json().catch(() => undefined), answer.status);
  return `/api/${(answer.headers.get('location') ?? '').replace(/^\/api\//, '')}`;
}

/** Puts one part; false where it did not come through. */
function put(
  file: Blob,
  part: Part,
  onSent: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve(false);
    const request = new XMLHttpRequest();
    request.open('PUT', part.url);
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () => resolve(request.status >= 200 && request.status < 300));
    for (const type of ['error', 'abort', 'timeout']) request.addEventListener(type, () => resolve(false));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file.slice(part.firstByte, part.lastByte + 1));
    return undefined;
  });
}

const bytesOf = ({ firstByte, lastByte }: Part): number => lastByte - firstByte + 1;

/**
 * Puts what is missing, a few parts at a time; false where one does not come through. Those that are on their way
 * then are let arrive: that tells a lost part from a store that cannot be reached.
 */
async function putMissing(file: Blob, parts: readonly Part[], sending: Sending): Promise<boolean> {
  const { onProgress, onPhase, signal } = sending;
  const sent = new Map(parts.map((part) => [part, part.isThere ? bytesOf(part) : 0]));
  const tell = (): void => {
    onPhase?.('sending');
    onProgress?.([...sent.values()].reduce((sum, bytes) => sum + bytes, 0) / file.size);
  };
  const missing = parts.filter(({ isThere }) => !isThere);
  let isWhole = true;
  const work = async (): Promise<void> => {
    for (let part = missing.shift(); part !== undefined; part = missing.shift()) {
      const one = part;
      const came = await put(
        file,
        one,
        (bytes) => {
          sent.set(one, bytes);
          tell();
        },
        signal,
      );
      if (!came) {
        isWhole = false;
        missing.length = 0;
        return;
      }
      hasPut = true;
      sent.set(one, bytesOf(one));
      tell();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isWhole;
}

/** The addresses of all parts; waits where the server is away. null where the upload is not there any more. */
async function partsOf(address: Address, { onPhase, signal }: Sending): Promise<readonly Part[] | null> {
  for (let tries = 0; tries < LOST_TRIES; tries += 1) {
    try {
      const options = { method: 'POST', ...(signal === undefined ? {} : { signal }) } as const;
      return (await callApi(UploadParts, `${address}/links`, options)).parts;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (['not-found', 'expired', 'conflict'].includes(error.code)) return null;
      if (error.code !== 'unreachable' && error.code !== 'storage' && error.code !== 'too-fast') throw error;
      onPhase?.('waiting');
      await sleep(RETRY_MS);
    }
  }
  throw unreachable();
}

export interface Begun {
  /** The upload's own; null where none was begun. */
  readonly address: Address | null;
  /** All of it is there, to be kept; otherwise it is sent to the server in pieces. */
  readonly isWhole: boolean;
}

/**
 * Puts a file into the store itself, part by part, where this browser reaches that; after a lost connection or a
 * reload, what is missing. Where it turns out that nothing comes through, the rest is the server's to take, and
 * so is every later file. Throws `ApiProblem`, or the signal's reason where it was cancelled.
 */
export async function sendToStore(project: ProjectId, file: Blob, sending: Sending): Promise<Begun> {
  if (!(await askStoreReach())) return { address: null, isWhole: false };
  const { onPhase, signal } = sending;
  const name = nameInMemory(project, file);
  let address = remembered(name) ?? (await begin(project, file, signal));
  remember(name, address);
  try {
    for (let failures = 0; failures < (hasPut ? TRIES : 1);) {
      const parts = await partsOf(address, sending);
      if (parts === null) {
        address = await begin(project, file, signal);
        remember(name, address);
        continue;
      }
      const there = parts.filter(({ isThere }) => isThere).length;
      if (there === parts.length || (await putMissing(file, parts, sending))) {
        remember(name, null);
        return { address, isWhole: true };
      }
      signal?.throwIfAborted();
      failures += 1;
      if (failures < (hasPut ? TRIES : 1)) {
        onPhase?.('waiting');
        await sleep(RETRY_MS);
      }
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    if (isPaused(signal)) throw signal.reason;
    remember(name, null);
    // Where it cannot be told now, the server gives it up after a day.
    await fetch(address, { method: 'DELETE', headers: TUS }).catch(() => {});
    throw signal.reason;
  }
  leaveStore();
  remember(name, null);
  return { address, isWhole: false };
}
