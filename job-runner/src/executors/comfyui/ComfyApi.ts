import { openAsBlob } from 'node:fs';
import { comfyAuthorization } from '@dailies/outbound';
import type { z } from 'zod';
import { RunFailure } from '../RunFailure.ts';
import {
  type ComfyFile,
  History,
  type HistoryEntry,
  Queue,
  QueueInfo,
  type Refused,
  Refused as RefusedSchema,
  Submitted,
  SystemStats,
  Uploaded,
} from './comfyAnswers.ts';
import { ComfyAway } from './ComfyAway.ts';

const ANSWER_MS = 30_000;
/** A server that loads a model answers nothing for a while. */
const TRANSFER_MS = 30 * 60_000;

export interface ComfyApiOptions {
  readonly url: string;
  /** In clear, sent as `Authorization`; null: none. */
  readonly credential: string | null;
}

interface Asking {
  readonly method?: 'GET' | 'POST' | 'HEAD';
  readonly json?: unknown;
  readonly form?: FormData;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
}

export type SubmitAnswer =
  | { readonly ok: true; readonly submitted: z.infer<typeof Submitted> }
  | { readonly ok: false; readonly refused: Refused };

/**
 * The routes of one ComfyUI server. Throws `ComfyAway` where it does not answer, or answers that it cannot now, and
 * `RunFailure` where it answers another thing than ComfyUI.
 */
export class ComfyApi {
  /** Without a slash at its end. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor({ url, credential }: ComfyApiOptions) {
    this.url = url.replace(/\/+$/, '');
    this.headers = credential === null ? {} : { authorization: comfyAuthorization(credential) };
  }

  async submit(body: unknown, signal?: AbortSignal): Promise<SubmitAnswer> {
    const response = await this.#ask('/prompt', { method: 'POST', json: body, signal });
    if (response.status === 400) return { ok: false, refused: await this.#read(response, RefusedSchema) };
    return { ok: true, submitted: await this.#read(await this.#expect(response), Submitted) };
  }

  async queue(signal?: AbortSignal): Promise<Queue> {
    return this.#get('/queue', Queue, signal);
  }

  /** How many prompts wait or are run, which is asked faster than the queue itself. */
  async queueLength(signal?: AbortSignal): Promise<number> {
    return (await this.#get('/prompt', QueueInfo, signal)).exec_info.queue_remaining;
  }

  /** How a prompt ended; undefined while it has not, or where nobody knows it. */
  async ended(id: string, signal?: AbortSignal): Promise<HistoryEntry | undefined> {
    return (await this.#get(`/history/${encodeURIComponent(id)}`, History, signal)).get(id);
  }

  /** The prompts that ended last, oldest first. */
  async endedLast(count: number, signal?: AbortSignal): Promise<ReadonlyMap<string, HistoryEntry>> {
    return this.#get(`/history?max_items=${count}`, History, signal);
  }

  /** Takes prompts out of the queue; one that runs stays. */
  async unqueue(ids: readonly string[], signal?: AbortSignal): Promise<void> {
    await this.#expect(await this.#ask('/queue', { method: 'POST', json: { delete: ids }, signal }));
  }

  /** Stops a prompt that runs at its next step. Older servers stop whatever runs: ask only for one that does. */
  async interrupt(id: string, signal?: AbortSignal): Promise<void> {
    await this.#expect(await this.#ask('/interrupt', { method: 'POST', json: { prompt_id: id }, signal }));
  }

  async forget(ids: readonly string[], signal?: AbortSignal): Promise<void> {
    await this.#expect(await this.#ask('/history', { method: 'POST', json: { delete: ids }, signal }));
  }

  async systemStats(signal?: AbortSignal): Promise<z.infer<typeof SystemStats>> {
    return this.#get('/system_stats', SystemStats, signal);
  }

  /** A file's bytes; null where there is none. */
  async view(file: ComfyFile, signal?: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
    const response = await this.#ask(`/view?${queryOf(file)}`, { signal, timeoutMs: TRANSFER_MS });
    if (response.status === 404) return null;
    return (await this.#expect(response)).body;
  }

  /** The size of a file; null where there is none, or the server does not tell. */
  async sizeOf(file: ComfyFile, signal?: AbortSignal): Promise<number | null> {
    const response = await this.#ask(`/view?${queryOf(file)}`, { method: 'HEAD', signal });
    const length = response.ok ? response.headers.get('content-length') : null;
    return length === null || !/^\d+$/.test(length) ? null : Number(length);
  }

  /** Puts a file among the server's inputs. Returns the name that it has there: another file may have had this one. */
  async upload(path: string, name: string, signal?: AbortSignal): Promise<string> {
    const form = new FormData();
    form.set('type', 'input');
    form.set('image', await openAsBlob(path), name);
    const response = await this.#ask('/upload/image', { method: 'POST', form, signal, timeoutMs: TRANSFER_MS });
    if (response.status === 413) {
      await response.body?.cancel();
      throw new RunFailure(
        'bad-params',
        'An input is larger than the ComfyUI server takes; use a smaller one, or start the server with a larger --max-upload-size.',
      );
    }
    const uploaded = await this.#read(await this.#expect(response), Uploaded);
    return uploaded.subfolder === '' ? uploaded.name : `${uploaded.subfolder}/${uploaded.name}`;
  }

  async #get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
    return this.#read(await this.#expect(await this.#ask(path, { signal })), schema);
  }

  async #ask(path: string, { method = 'GET', json, form, signal, timeoutMs = ANSWER_MS }: Asking): Promise<Response> {
    const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
    const until = AbortSignal.timeout(timeoutMs);
    try {
      return await fetch(`${this.url}${path}`, {
        method,
        headers: { ...this.headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body }),
        // Whoever it redirects to is not the server that was meant.
        redirect: 'error',
        signal: signal === undefined ? until : AbortSignal.any([signal, until]),
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw new ComfyAway(`The ComfyUI server at ${this.url} does not answer.`, { cause: error });
    }
  }

  /** The answer, where it is a good one. */
  async #expect(response: Response): Promise<Response> {
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === 401 || response.status === 403) {
      throw new RunFailure(
        'refused',
        `The ComfyUI server at ${this.url} refuses this installation (${response.status}); give its backend the right credential.`,
      );
    }
    throw new ComfyAway(`The ComfyUI server at ${this.url} answers ${response.status}.`);
  }

  async #read<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
    let json: unknown;
    try {
      json = await response.json();
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        throw new ComfyAway(`The ComfyUI server at ${this.url} broke its answer off.`, { cause: error });
      }
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    throw new RunFailure(
      'refused',
      `What answers at ${this.url} is no ComfyUI server; correct the backend's address.`,
      {
        cause: parsed.error,
      },
    );
  }
}

const queryOf = ({ filename, subfolder, type }: ComfyFile): string =>
  new URLSearchParams({ filename, subfolder, type }).toString();
