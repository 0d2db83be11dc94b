import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { LogFrames } from '../../docker/LogFrames.ts';
import type { DockerEngine } from '../../docker/testing/DockerEngine.ts';
import { ApiObject, type Resource, StatusError } from './ApiObject.ts';
import { JobController } from './JobController.ts';
import { validJob } from './JobObject.ts';
import { Kubelet } from './Kubelet.ts';
import { ObjectStore } from './ObjectStore.ts';
import { selects } from './selectors.ts';

const run = promisify(execFile);

export const NAMESPACE = 'dailies';
const PATHS: Readonly<Record<string, Resource>> = {
  [`/apis/batch/v1/namespaces/${NAMESPACE}/jobs`]: 'jobs',
  [`/api/v1/namespaces/${NAMESPACE}/pods`]: 'pods',
  [`/api/v1/namespaces/${NAMESPACE}/events`]: 'events',
  '/api/v1/nodes': 'nodes',
};
const KINDS = { jobs: 'JobList', pods: 'PodList', events: 'EventList', nodes: 'NodeList' } as const;

interface ClusterOptions {
  readonly claims: ReadonlyMap<string, string>;
  readonly gpus: number;
}

/** A certificate for 127.0.0.1 that no authority but itself has signed. */
async function certificate(): Promise<{ readonly cert: string; readonly key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-cluster-'));
  try {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const names = ['-subj', '/CN=cluster', '-addext', 'subjectAltName=IP:127.0.0.1'];
    await run('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', cert]);
    return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * A small cluster of one machine behind an API server that speaks the real protocol over TLS: bearer tokens,
 * `Status` objects, lists with versions and selectors, watches that end and grow too old, logs that follow, deletion
 * with propagation. Its pods are real containers of a real engine.
 */
export class TestCluster {
  readonly url: string;
  readonly authority: string;
  readonly token: string;
  readonly store: ObjectStore;
  readonly kubelet: Kubelet;
  readonly controller: JobController;
  /** Answers 503 to everything, as behind a balancer whose servers are being replaced. */
  isAway = false;
  /** Every request, as method and path. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #open = new Set<ServerResponse>();

  private constructor(server: Server, port: number, authority: string, engine: DockerEngine, options: ClusterOptions) {
    this.#server = server;
    this.url = `https://127.0.0.1:${port}`;
    this.authority = authority;
    this.token = randomBytes(16).toString('hex');
    this.store = new ObjectStore();
    const resources = { 'nvidia.com/gpu': options.gpus };
    this.kubelet = new Kubelet(this.store, engine, { claims: options.claims, resources });
    this.controller = new JobController(this.store, (pod) => void this.kubelet.delete(pod));
    this.store.create('nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: 'machine-1',
        labels: { 'nvidia.com/gpu.product': 'NVIDIA-H200', 'nvidia.com/gpu.memory': '143771' },
      },
      status: { allocatable: { 'cpu': '2', 'nvidia.com/gpu': String(options.gpus) } },
    });
  }

  static async start(engine: DockerEngine, options: ClusterOptions): Promise<TestCluster> {
    const made = await certificate();
    const server = createServer(made);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
    const cluster = new TestCluster(server, address.port, made.cert, engine, options);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      cluster.#open.add(response);
      response.once('close', () => cluster.#open.delete(response));
      void cluster.#answer(request, response);
    });
    return cluster;
  }

  /** Breaks every connection, as a balancer in between may. */
  cut(): void {
    for (const response of this.#open) response.destroy();
  }

  async stop(): Promise<void> {
    this.controller.close();
    this.cut();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '', this.url);
      this.requests.push(`${request.method} ${url.pathname}`);
      if (this.isAway)
        throw new StatusError(503, 'ServiceUnavailable', 'the server is currently unable to handle the request');
      if (request.headers.authorization !== `Bearer ${this.token}`)
        throw new StatusError(401, 'Unauthorized', 'Unauthorized');
      const found = await this.#route(request, url, response);
      if (found === undefined) return;
      response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found));
    } catch (error) {
      const status = error instanceof StatusError ? error : new StatusError(500, 'InternalError', String(error));
      response.writeHead(status.code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(status.body));
    }
  }

  /** Undefined: it is answered already. */
  async #route(request: IncomingMessage, url: URL, response: ServerResponse): Promise<unknown> {
    const { method } = request;
    const { pathname, searchParams } = url;
    if (pathname === '/version' || pathname === '/version/')
      return { major: '1', minor: '34', gitVersion: 'v1.34.0-test' };
    const [path, resource] =
      Object.entries(PATHS).find(([prefix]) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ?? [];
    if (path === undefined || resource === undefined) {
      throw new StatusError(404, 'NotFound', 'the server could not find the requested resource');
    }
    const [name, part] = pathname.slice(path.length + 1).split('/');
    if (name === undefined || name === '') {
      if (method === 'POST' && resource === 'jobs') return this.#createJob(await json(request));
      if (method !== 'GET') throw new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method');
      if (searchParams.get('watch') === 'true') return this.#watch(resource, searchParams, response);
      const items = this.store.list(resource).filter(selects(searchParams));
      return {
        apiVersion: resource === 'jobs' ? 'batch/v1' : 'v1',
        kind: KINDS[resource],
        metadata: { resourceVersion: this.store.version },
        items,
      };
    }
    if (method === 'GET' && resource === 'pods' && part === 'log') return this.#logs(name, searchParams, response);
    const found = this.store.get(resource, name);
    if (method === 'GET') return found;
    if (method !== 'DELETE') throw new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method');
    if (resource === 'jobs') await this.controller.delete(name, searchParams.get('propagationPolicy') ?? 'Orphan');
    else await this.kubelet.delete(name);
    return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' };
  }

  #createJob(body: unknown): ApiObject {
    const job = validJob(body);
    const created = this.store.create('jobs', ApiObject.parse(job));
    this.controller.created(job);
    return created;
  }

  #watch(resource: Resource, query: URLSearchParams, response: ServerResponse): undefined {
    const isWanted = selects(query);
    response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
    response.flushHeaders();
    const send = (type: string, object: unknown): void => void response.write(`${JSON.stringify({ type, object })}\n`);
    try {
      const stop = this.store.watch(query.get('resourceVersion') ?? this.store.version, (change) => {
        if (change.resource === resource && isWanted(change.object)) send(change.type, change.object);
      });
      const timer = setTimeout(() => response.end(), Number(query.get('timeoutSeconds') ?? 1_800) * 1_000);
      response.once('close', () => {
        clearTimeout(timer);
        stop();
      });
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      // A watch that has begun cannot be answered with another status.
      send('ERROR', error.body);
      response.end();
    }
    return undefined;
  }

  async #logs(pod: string, query: URLSearchParams, response: ServerResponse): Promise<undefined> {
    this.store.get('pods', pod);
    const container = this.kubelet.container(pod);
    const since = query.get('sinceTime');
    const stream = await container.logs({
      follow: true,
      stdout: true,
      stderr: true,
      timestamps: query.get('timestamps') === 'true',
      ...(since === null ? {} : { since: Math.floor(Date.parse(since) / 1_000) }),
    });
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.flushHeaders();
    const write = (bytes: Buffer): void => void response.write(bytes);
    const frames = new LogFrames({ stdout: write, stderr: write });
    for await (const bytes of stream) if (Buffer.isBuffer(bytes)) frames.push(bytes);
    response.end();
    return undefined;
  }
}
