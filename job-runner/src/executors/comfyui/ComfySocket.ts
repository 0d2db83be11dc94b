import { setTimeout as sleep } from 'node:timers/promises';
import { type ComfyMessage, comfyMessage, type ComfyPreview, comfyPreview } from './comfyMessage.ts';

const OPEN_MS = 10_000;
/** How long the end of a run waits for the server to say that its socket is closed. */
const CLOSE_MS = 200;
const RETRY_MS = 1_000;

export interface ComfySocketOptions {
  /** Of the server, http or https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clientId: string;
  readonly onMessage: (message: ComfyMessage) => void;
  readonly onPreview: (preview: ComfyPreview) => void;
}

/**
 * What a server says to one client id, kept open until it is closed. A server that is asked for a client id whose
 * earlier socket it still has forgets the new one as soon as that ends, and says nothing more: so there is only ever
 * one socket of an id at a time, a new one is opened when the old one is closed on both sides, and nobody relies on
 * hearing all: whoever follows a prompt asks for it as well.
 */
export class ComfySocket {
  readonly #options: ComfySocketOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #socket: WebSocket | null = null;
  #heardAtMs = performance.now();
  readonly #firstTry: Promise<void>;

  constructor(options: ComfySocketOptions) {
    this.#options = options;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#firstTry = promise;
    this.#running = this.#run(resolve);
  }

  /** Resolves when it is open, or has not come to be at the first try. */
  opened(): Promise<void> {
    return this.#firstTry;
  }

  /** Opens another socket in place of one that has said nothing for so long. */
  renewIfSilent(silentMs: number): void {
    if (performance.now() - this.#heardAtMs < silentMs) return;
    this.#heardAtMs = performance.now();
    this.#socket?.close();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#socket?.close();
    await this.#running;
  }

  async #run(tried: () => void): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#openOnce(tried);
      tried();
      await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }

  /** Resolves when the socket is closed on both sides. */
  async #openOnce(opened: () => void): Promise<void> {
    const { url, headers, clientId, onMessage, onPreview } = this.#options;
    const address = new URL(`${url.replace(/\/+$/, '')}/ws`);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('clientId', clientId);
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const socket = new WebSocket(address, { headers });
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    const late = setTimeout(() => socket.close(), OPEN_MS);
    socket.addEventListener('open', () => {
      clearTimeout(late);
      this.#heardAtMs = performance.now();
      socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }));
      opened();
    });
    socket.addEventListener('message', (event) => {
      const data: unknown = event.data;
      this.#heardAtMs = performance.now();
      if (this.#stop.signal.aborted) return;
      if (typeof data === 'string') {
        const message = comfyMessage(data);
        if (message !== null) onMessage(message);
      } else if (data instanceof ArrayBuffer) {
        const preview = comfyPreview(new Uint8Array(data));
        if (preview !== null) onPreview(preview);
      }
    });
    socket.addEventListener('error', () => socket.close());
    socket.addEventListener('close', () => resolve());
    const asked = Promise.withResolvers<void>();
    this.#stop.signal.addEventListener('abort', () => asked.resolve(), { once: true });
    await Promise.race([closed, asked.promise.then(() => Promise.race([closed, sleep(CLOSE_MS)]))]);
    clearTimeout(late);
    this.#socket = null;
  }
}
