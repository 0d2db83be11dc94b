import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DailiesError } from '@dailies/shared/errors';
import { RunFailure } from '../RunFailure.ts';
import type { Filled } from './fillTemplate.ts';
import { type PreparedRequest, requestOf } from './PreparedRequest.ts';
import { ProviderAway } from './ProviderAway.ts';
import type { RunLog } from './RunLog.ts';
import type { SignIn } from './SignIn.ts';

const REDIRECTS = 5;
const REDIRECT_STATUSES = [301, 302, 303, 307, 308];
/** Pictures and films may lie inside an answer, a third larger than they are. */
const ANSWER_BYTES = 256 * 1_024 * 1_024;
const SAID_CHARACTERS = 2_000;

/** `json` is undefined where the answer is something else. */
export interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly json: unknown;
}

/** What is shown of an address: those of results are secrets by what stands after the question mark. */
const shown = ({ origin, pathname }: URL): string => origin + pathname;

const isHttp = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:';

const isList = (value: Filled): value is readonly Filled[] => Array.isArray(value);
const isFields = (value: Filled): value is { readonly [key: string]: Filled } =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Blob);

function formOf(body: Filled): FormData {
  const form = new FormData();
  const add = (name: string, value: Filled): void => {
    if (isList(value)) for (const each of value) add(name, each);
    else if (value instanceof Blob) form.append(name, value, `${name}.${value.type.split('/')[1] ?? 'bin'}`);
    else form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  };
  if (isFields(body)) for (const [name, value] of Object.entries(body)) add(name, value);
  return form;
}

/** Seconds, or a date. */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

const tooLarge = (maxBytes: number): RunFailure =>
  new RunFailure(
    'bad-output',
    `The provider sent more than the ${maxBytes} bytes that are taken; make it smaller or shorter.`,
  );

/** Ends a stream that grows beyond what is taken. */
async function* atMost(maxBytes: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

async function textOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of atMost(ANSWER_BYTES, Readable.fromWeb(body))) chunks.push(chunk);
  } catch (error) {
    throw error instanceof RunFailure ? error : new ProviderAway(error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Speaks with one provider: nothing but what a request says, and the credential to the provider's own host alone. */
export class ProviderClient {
  readonly #signIn: SignIn;
  readonly #log: RunLog;

  constructor(signIn: SignIn, log: RunLog) {
    this.#signIn = signIn;
    this.#log = log;
  }

  /** Throws `ProviderAway` where there is no answer, and `RunFailure` where it may not be asked. */
  async ask(request: PreparedRequest, signal: AbortSignal): Promise<Answer> {
    const response = await this.#send(request, signal);
    if (REDIRECT_STATUSES.includes(response.status)) {
      await response.body?.cancel();
      throw new RunFailure(
        'pipeline-failed',
        `The provider wants to be asked at another address than ${request.address.host}; correct the backend's address.`,
      );
    }
    return this.#answer(response);
  }

  /**
   * Writes what lies at an address into a file. Redirects are followed, to other hosts without the credential, and
   * never from https to http. Returns the answer where it is none that has the file.
   */
  async download(
    request: PreparedRequest,
    path: string,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<Answer | null> {
    let next = request;
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const response = await this.#send(next, signal);
      if (REDIRECT_STATUSES.includes(response.status)) {
        await response.body?.cancel();
        const to = response.headers.get('location') ?? '';
        const address = URL.canParse(to, next.address.href) ? new URL(to, next.address) : undefined;
        if (
          address === undefined ||
          !isHttp(address) ||
          (next.address.protocol === 'https:' && address.protocol === 'http:')
        ) {
          throw new RunFailure('bad-output', `${next.address.host} leads on to where no result is fetched from.`);
        }
        next = requestOf(address);
        continue;
      }
      if (!response.ok) return this.#answer(response);
      await this.#save(response, path, maxBytes, signal);
      return null;
    }
    throw new RunFailure('bad-output', `${request.address.host} leads on from address to address without a result.`);
  }

  async #save(response: Response, path: string, maxBytes: number, signal: AbortSignal): Promise<void> {
    const body = response.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    try {
      await pipeline(atMost(maxBytes, Readable.fromWeb(body)), createWriteStream(path), { signal });
    } catch (error) {
      await rm(path, { force: true });
      if (error instanceof RunFailure || signal.aborted) throw error;
      throw new ProviderAway(error);
    }
  }

  async #send({ method, address, headers, body, form }: PreparedRequest, signal: AbortSignal): Promise<Response> {
    const signed = this.#signIn.sign(address);
    const startedMs = performance.now();
    const init: RequestInit = { method, redirect: 'manual', signal, headers: { ...headers, ...signed.headers } };
    if (body !== undefined && form) init.body = formOf(body);
    else if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { 'content-type': 'application/json', ...headers, ...signed.headers };
    }
    try {
      const response = await fetch(signed.address, init);
      this.#log.add(
        `${method} ${shown(address)}: ${response.status} (${Math.round(performance.now() - startedMs)} ms)`,
      );
      return response;
    } catch (error) {
      throw this.#away(error, method, address);
    }
  }

  #away(error: unknown, method: string, address: URL): unknown {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof DailiesError && cause.code === 'forbidden')
      return new RunFailure('refused', cause.message, { cause });
    const away = new ProviderAway(error);
    this.#log.add(`${method} ${shown(address)}: no answer (${away.message})`);
    return away;
  }

  async #answer(response: Response): Promise<Answer> {
    const text = await textOf(response);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    if (!response.ok) this.#log.add(`  ${text.slice(0, SAID_CHARACTERS)}`);
    return { status: response.status, retryAfterMs: retryAfterMs(response.headers.get('retry-after')), json };
  }
}
