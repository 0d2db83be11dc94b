import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { BatchV1Api, CoreV1Api, KubeConfig, VersionApi, Watch } from '@kubernetes/client-node';
import type { KubernetesConnection } from '@dailies/shared/farm';
import { Pod } from './Pod.ts';

/** The container of a function runner in its pod. */
export const CONTAINER = 'function';

/** An API server says at least so often that there is nothing new; a watch that hears nothing for longer is over. */
const WATCH_SECONDS = 25;

const once = <T>(act: (done: (value: T) => void) => void): Promise<T> => new Promise(act);

/** The namespace of a cluster that a backend is, through its API server. */
export class Cluster {
  readonly batch: BatchV1Api;
  readonly core: CoreV1Api;
  readonly version: VersionApi;
  readonly namespace: string;
  readonly #url: string;
  readonly #authority: string | null;
  readonly #token: string | null;
  readonly #watch: Watch;

  constructor({ url, authority, namespace }: KubernetesConnection, token: string | null) {
    this.namespace = namespace;
    this.#url = url.replace(/\/+$/, '');
    this.#authority = authority;
    this.#token = token;
    const config = new KubeConfig();
    config.loadFromClusterAndUser(
      {
        name: 'backend',
        server: this.#url,
        // The client wants it said for an address without TLS; certificates are always checked.
        skipTLSVerify: this.#url.startsWith('http:'),
        ...(authority === null ? {} : { caData: Buffer.from(authority).toString('base64') }),
      },
      { name: 'backend', ...(token === null ? {} : { token }) },
    );
    this.batch = config.makeApiClient(BatchV1Api);
    this.core = config.makeApiClient(CoreV1Api);
    this.version = config.makeApiClient(VersionApi);
    this.#watch = new Watch(config);
  }

  /**
   * Hands on every change of the pods after `resourceVersion` until the watch is over, which it is after half a
   * minute at the latest, and at once where that version is too old.
   */
  async watchPods(
    { labelSelector, resourceVersion }: { readonly labelSelector: string; readonly resourceVersion: string },
    onPod: (pod: Pod, isDeleted: boolean) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let end = (): void => {};
    const isOver = once<void>((done) => (end = done));
    signal.addEventListener('abort', end, { once: true });
    const watching = await this.#watch.watch(
      `/api/v1/namespaces/${this.namespace}/pods`,
      { labelSelector, resourceVersion, timeoutSeconds: WATCH_SECONDS },
      (type: string, object: unknown) => {
        const pod = Pod.safeParse(object);
        // An error, such as 410 for a version that is too old, or a bookmark.
        if (type === 'ERROR') end();
        else if (pod.success) onPod(pod.data, type === 'DELETED');
      },
      end,
    );
    try {
      if (!signal.aborted) await isOver;
    } finally {
      signal.removeEventListener('abort', end);
      watching.abort();
    }
  }

  /**
   * The stream of what a pod says, each line after its time, from its beginning or from a time on. The client's own way does not listen for
   * the error of a connection that breaks, which would end this process.
   */
  async logs(pod: string, since: Date | null, signal: AbortSignal): Promise<IncomingMessage> {
    const query = new URLSearchParams({
      container: CONTAINER,
      follow: 'true',
      timestamps: 'true',
      ...(since === null ? {} : { sinceTime: since.toISOString() }),
    });
    const path = `/api/v1/namespaces/${this.namespace}/pods/${encodeURIComponent(pod)}/log?${query.toString()}`;
    signal.throwIfAborted();
    const { request } = this.#url.startsWith('http:') ? http : https;
    return new Promise((resolve, reject) => {
      const asked = request(
        this.#url + path,
        {
          headers: this.#token === null ? {} : { authorization: `Bearer ${this.#token}` },
          ...(this.#authority === null ? {} : { ca: this.#authority }),
        },
        (answer) => {
          // Whoever reads it hears of it too; without this, one that comes after the last reading ends the process.
          answer.on('error', () => {});
          if (answer.statusCode === 200) return resolve(answer);
          answer.resume();
          reject(new Error(`The log of ${pod} was refused with ${answer.statusCode}.`));
          return undefined;
        },
      );
      asked.on('error', reject);
      // Not handed to the request, which would hand it to the socket under its TLS, whose error nobody hears.
      const abort = (): void => void asked.destroy();
      signal.addEventListener('abort', abort, { once: true });
      asked.once('close', () => signal.removeEventListener('abort', abort));
      asked.end();
    });
  }
}
