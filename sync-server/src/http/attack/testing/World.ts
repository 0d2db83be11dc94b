import { createHash, randomInt, randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { createNodes, requestTakes } from '@dailies/shared/commands';
import { unwrap } from '@dailies/shared/errors';
import { Asset, Branch, CreatedInvite, Upload, Version } from '@dailies/shared/http';
import { NodeId, type ProjectId, RequestId, type RunId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import { ROLES, type Role } from '@dailies/shared/people';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import { serializeError } from '@dailies/telemetry';
import type { ServerParts } from '../../../createServer.ts';
import { onePixelPng } from '../../../testing/onePixelPng.ts';
import { PASSWORD, TestApp, type TestPerson } from '../../../testing/TestApp.ts';
import type { Ask } from './Ask.ts';
import type { Standing } from './Standing.ts';

/** What a project of the world has, each by its id. */
export interface Holdings {
  readonly id: ProjectId;
  readonly node: NodeId;
  readonly run: RunId;
  readonly take: string;
  readonly asset: string;
  readonly media: string;
  readonly invite: string;
  readonly version: string;
}

/** How a person proves who they are. */
export type Credential = 'bearer' | 'cookie';

/** An installation with somebody of every standing, a project that has one of everything, and another project. */
export class World {
  readonly app: TestApp;
  readonly people: ReadonlyMap<Standing, TestPerson>;
  readonly project: Holdings;
  /** The stranger's: nobody else of the world is in it. */
  readonly foreign: Holdings;
  /** An asset that the studio owns. */
  readonly studioAsset: string;
  readonly #log: string[];
  readonly #cookies = new Map<Standing, string>();

  private constructor(
    app: TestApp,
    people: ReadonlyMap<Standing, TestPerson>,
    project: Holdings,
    foreign: Holdings,
    studioAsset: string,
    log: string[],
  ) {
    this.app = app;
    this.people = people;
    this.project = project;
    this.foreign = foreign;
    this.studioAsset = studioAsset;
    this.#log = log;
  }

  static async start(options: Partial<ServerParts> = {}): Promise<World> {
    const lines: string[] = [];
    const log = pino(
      { level: 'trace', serializers: { err: serializeError } },
      { write: (line: string) => void lines.push(line) },
    );
    const app = await TestApp.start({ openSignUp: true, log, ...options });
    // What is sent wakes the queue.
    await runMigrations({ connectionString: app.database.url });
    const owner = await app.person();
    const director = await app.person();
    const stranger = await app.person();
    const people = new Map<Standing, TestPerson>([
      ['owner', owner],
      ['director', director],
      ['stranger', stranger],
    ]);
    const { id, join } = await app.project(director);
    for (const role of ROLES.filter((one) => one !== 'director')) people.set(role, await join(role));
    const { id: foreignId } = await app.project(stranger, 'Another film');
    const project = await hold(app, director, id);
    const foreign = await hold(app, stranger, foreignId);
    const own = await app.project(owner, 'The owner’s film');
    const studio = await owner.call('POST', `/projects/${own.id}/assets`, { ...ASSET, owner: 'studio' });
    return new World(app, people, project, foreign, Asset.parse(await studio.json()).id, lines);
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  /** Everything that was logged, at every level. */
  get log(): string {
    return this.#log.join('');
  }

  person(standing: Standing): TestPerson {
    const person = this.people.get(standing);
    if (person === undefined) throw new Error(`There is no ${standing} to ask as.`);
    return person;
  }

  /** The session cookie of a sign-in in a browser, made once for each person. */
  async cookie(standing: Standing): Promise<string> {
    const known = this.#cookies.get(standing);
    if (known !== undefined) return known;
    const cookie = await signInWithCookie(this.app, this.person(standing).email);
    this.#cookies.set(standing, cookie);
    return cookie;
  }

  async proof(standing: Standing, by: Credential): Promise<Record<string, string>> {
    if (standing === 'nobody') return {};
    return by === 'cookie'
      ? { cookie: await this.cookie(standing) }
      : { authorization: `Bearer ${this.person(standing).token}` };
  }

  /** Sends a request as a page of ours does, with what proves who asks; each from an address of its own. */
  async send(method: string, { path, body, headers = {} }: Ask, proof: Record<string, string>): Promise<Response> {
    const sent = new Headers({ host: 'dailies.test', origin: 'http://dailies.test', ...headers, ...proof });
    const isBytes = body instanceof Buffer;
    if (body !== undefined && !isBytes) sent.set('content-type', 'application/json');
    return this.app.app.request(
      `http://dailies.test${path}`,
      {
        method,
        headers: sent,
        ...(body === undefined ? {} : { body: isBytes ? Uint8Array.from(body) : JSON.stringify(body) }),
      },
      { incoming: incomingFrom(`10.0.${randomInt(256)}.${randomInt(256)}`) },
    );
  }

  /** A project with the same members, for what changes or ends one. */
  async anotherProject(): Promise<ProjectId> {
    const { id } = await this.app.project(this.person('director'), 'One more');
    for (const role of ROLES.filter((one) => one !== 'director'))
      await addMember(this.app, id, this.person(role), role);
    return id;
  }

  /** The address of a version of a project with the same members. */
  async versionElsewhere(): Promise<string> {
    const path = `/projects/${await this.anotherProject()}/versions`;
    const kept = await this.person('director').call('POST', path, { name: 'First' });
    return `/api/v1${path}/${Version.parse(await kept.json()).id}`;
  }

  /** The address of a branch of a project with the same members. */
  async branch(): Promise<string> {
    const path = `/projects/${await this.anotherProject()}/branches`;
    const made = await this.person('director').call('POST', path, { name: 'Another ending' });
    return `/api/v1${path}/${Branch.parse(await made.json()).id}`;
  }

  /** A webhook of the project, and something that was sent to it. */
  async webhook(): Promise<{ path: string; delivery: string }> {
    const [id, delivery] = [randomUUID(), randomUUID()];
    const { sql } = this.app.database;
    await sql`INSERT INTO webhooks (id, project_id, url, events, secret, created_by)
      VALUES (${id}, ${this.project.id}, 'https://hooks.example.org/a', '["take.ready"]', 'sealed', ${this.person('director').id})`;
    await sql`INSERT INTO webhook_deliveries (id, webhook_id, message_id, type, body)
      VALUES (${delivery}, ${id}, 'evt_1', 'test', '{}')`;
    return { path: `/api/v1/projects/${this.project.id}/webhooks/${id}`, delivery };
  }

  /** A backend that nothing runs on; answers its id. */
  async backend(connection: object = BACKEND.connection): Promise<string> {
    const id = randomUUID();
    const definition = { id, ...BACKEND, connection };
    const { sql } = this.app.database;
    await sql`INSERT INTO backends (id, definition) VALUES (${id}, ${JSON.stringify(definition)}::text::jsonb)`;
    return id;
  }

  /** A published pipeline, in its version 1; answers its id. */
  async pipeline(definition: object): Promise<string> {
    const id = randomUUID();
    const { sql } = this.app.database;
    await sql`INSERT INTO pipelines (id, version, definition)
      VALUES (${id}, 1, ${JSON.stringify({ ...definition, id })}::text::jsonb)`;
    return id;
  }

  /** A template of the project that its director saved. */
  async template(): Promise<string> {
    const id = randomUUID();
    const { sql } = this.app.database;
    const node = { id: 'a', type: 'shot-still', title: 'SH010', pos: [0, 0], size: [320, 300], params: {} };
    await sql`INSERT INTO templates (id, project_id, name, description, content, created_by)
      VALUES (${id}, ${this.project.id}, 'Two shots', '', ${sql.json({ version: 1, graph: { nodes: [node], edges: [] } })},
        ${this.person('director').id})`;
    return id;
  }

  /** Something that concerns a person, of a project that they are a member of. */
  async notification(person: TestPerson): Promise<string> {
    const id = randomUUID();
    const { sql } = this.app.database;
    await sql`INSERT INTO notifications (id, user_id, project_id, kind, subject)
      VALUES (${id}, ${person.id}, ${this.project.id}, 'assigned', '{}')`;
    return id;
  }

  /** Somebody new in a project. */
  async newMember(project: ProjectId, role: Role): Promise<TestPerson> {
    const person = await this.app.person();
    await addMember(this.app, project, person, role);
    return person;
  }

  /** A new invitation to a project, by its director. */
  invite(project: ProjectId): Promise<CreatedInvite> {
    return newInvite(this.person('director'), project);
  }

  /** A request under way, with one run that waits. */
  runUnderWay(project: Holdings): Promise<RunId> {
    return addRun(this.app, this.person('director'), project, 'queued');
  }

  /** An asset of the project that nothing else of the world uses. */
  async newAsset(): Promise<string> {
    const made = await this.person('director').call('POST', `/projects/${this.project.id}/assets`, ASSET);
    return Asset.parse(await made.json()).id;
  }

  /** The request that a run belongs to. */
  async requestOf(run: RunId): Promise<string> {
    const [row] = await this.app.database.sql<{ request_id: string }[]>`SELECT request_id FROM runs WHERE id = ${run}`;
    return row?.request_id ?? '';
  }

  /** Proof of a new account without a password, which may lose its session. */
  async newcomer(): Promise<Record<string, string>> {
    return { authorization: `Bearer ${(await this.#newSession()).token}` };
  }

  /** The id of a session of somebody else than anybody who asks. */
  async sessionOfNewcomer(): Promise<string> {
    return (await this.#newSession()).id;
  }

  async #newSession(): Promise<{ id: string; token: string }> {
    const { sql } = this.app.database;
    const [id, token] = [randomUUID(), randomUUID()];
    await sql`INSERT INTO "user" (id, name, email) VALUES (${id}, 'Newcomer', ${`${id}@example.org`})`;
    await sql`INSERT INTO session (id, user_id, token, expires_at) VALUES (${id}, ${id}, ${token}, now() + interval '1 hour')`;
    return { id, token };
  }

  picture(): Buffer {
    return Buffer.from(onePixelPng(randomUUID()));
  }
}

/** A request of Node's from an address. */
export function incomingFrom(address: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  return new IncomingMessage(socket);
}

/** Signs a person in as a browser does; gives what it sends from then on. */
export async function signInWithCookie(app: TestApp, email: string, password = PASSWORD): Promise<string> {
  const answer = await app.fetch('POST', '/api/auth/sign-in/email', { email, password });
  if (!answer.ok) throw new Error(`sign-in: ${await answer.text()}`);
  return cookieOf(answer);
}

export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .join('; ');

/** A backend but for its id. */
export const BACKEND = {
  title: 'Stage 3',
  connection: { executor: 'comfyui', url: 'http://comfy.example.org:8188' },
  tags: ['flux'],
  gpuMemoryBytes: 24_000_000_000,
  concurrency: 1,
  runners: [],
};

export const ASSET = {
  kind: 'character',
  content: { name: 'Mara', description: 'A harbour pilot.', references: [] },
} as const;

async function newInvite(director: TestPerson, project: ProjectId): Promise<CreatedInvite> {
  const answer = await director.call('POST', `/projects/${project}/invites`, { role: 'viewer', uses: 3 });
  return CreatedInvite.parse(await answer.json());
}

async function addMember({ database: { sql } }: TestApp, project: ProjectId, person: TestPerson, role: Role) {
  await sql`INSERT INTO members (project_id, user_id, role) VALUES (${project}, ${person.id}, ${role})`;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A request of one run, in the document and in the queue. */
async function addRun(
  { database: { sql }, documents }: TestApp,
  by: TestPerson,
  { id, node }: Pick<Holdings, 'id' | 'node'>,
  state: 'queued' | 'succeeded',
): Promise<RunId> {
  const request = RequestId.parse(randomUUID());
  await documents.change(id, (doc) =>
    unwrap(
      requestTakes.run(
        doc,
        { id: request, node, kind: 'generate', variations: 1, recipe: null },
        { actor: by.id, role: 'director', now: 1 },
      ),
    ),
  );
  const run = runIdOf(request, 0);
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
    VALUES (${run}, ${id}, ${request}, ${node}, 0, ${state}, ${by.id}, now())`;
  return run;
}

/** Puts one of everything into a project. */
async function hold(app: TestApp, director: TestPerson, id: ProjectId): Promise<Holdings> {
  const { sql } = app.database;
  const node = NodeId.parse('shot1');
  await app.documents.change(id, (doc) =>
    unwrap(
      createNodes.run(
        doc,
        { nodes: [{ id: node, type: 'shot-motion', pos: [0, 0] }] },
        { actor: director.id, role: 'director', now: 1 },
      ),
    ),
  );
  const run = await addRun(app, director, { id, node }, 'succeeded');
  const sizes = { widthPx: 1_280, heightPx: 720, frames: 72, fps: [24, 1] };
  const outcome = {
    state: 'succeeded',
    kind: 'video',
    media: digest(run),
    mediaType: 'video/mp4',
    poster: digest(`poster ${run}`),
    ...sizes,
    backend: 'builtin',
    runSeconds: 1.5,
    fallback: null,
  };
  const recipe = {
    module: 'shot-motion',
    moduleVersion: 1,
    pipeline: { id: 'previs-motion', version: 1 },
    kind: 'video',
    params: { prompt: 'Rain.' },
    inputs: {},
    ...sizes,
  };
  await sql`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run}, ${id}, ${sql.json(outcome)})`;
  const take = takeIdOf(run);
  await sql`INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by)
    VALUES (${take}, ${id}, ${node}, ${run}, ${'f'.repeat(32)}, 7, ${sql.json(recipe)}, ${sql.json(outcome)}, ${director.id})`;
  const asset = Asset.parse(await (await director.call('POST', `/projects/${id}/assets`, ASSET)).json());
  const uploaded = await app.app.request(`http://dailies.test/api/v1/uploads?project=${id}`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${director.token}`, 'content-type': 'image/png' },
    body: onePixelPng(id),
  });
  const kept = await director.call('POST', `/projects/${id}/versions`, { name: 'First' });
  return {
    id,
    node,
    run,
    take,
    asset: asset.id,
    media: Upload.parse(await uploaded.json()).sha256,
    invite: (await newInvite(director, id)).id,
    version: Version.parse(await kept.json()).id,
  };
}
