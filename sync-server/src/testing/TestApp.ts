import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { openMediaStore } from '@dailies/media-store';
import { CreatedInvite, Me, Project, TokenAnswer } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { Account } from '../auth/index.ts';
import { createServices, type ServerParts } from '../createServer.ts';
import { openDatabase } from '../db/openDatabase.ts';
import type { AppEnv } from '../http/AppEnv.ts';
import { createApp } from '../http/app.ts';
import type { Services } from '../Services.ts';
import { MemoryDocuments } from './MemoryDocuments.ts';

export const PASSWORD = 'correct horse';

/** Somebody signed in with a bearer token. */
export interface TestPerson {
  readonly id: UserId;
  readonly email: string;
  readonly token: string;
  /** Calls `/api/v1` as this person; an object becomes a JSON body. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

export interface TestProject {
  readonly id: ProjectId;
  readonly director: TestPerson;
  /** A new person who joins the project in a role. */
  join(role: Role): Promise<TestPerson>;
}

const HOST = 'dailies.test';

/** The whole app over a real database and a real store, without a port. */
export class TestApp {
  readonly app: Hono<AppEnv>;
  readonly services: Services;
  readonly documents: MemoryDocuments;
  readonly database: TestDatabase;
  readonly owners: Account[] = [];
  readonly #close: () => Promise<void>;
  #people = 0;

  private constructor(
    app: Hono<AppEnv>,
    services: Services,
    documents: MemoryDocuments,
    database: TestDatabase,
    close: () => Promise<void>,
    owners: Account[],
  ) {
    this.app = app;
    this.services = services;
    this.documents = documents;
    this.database = database;
    this.#close = close;
    this.owners = owners;
  }

  static async start(options: Partial<ServerParts> = {}): Promise<TestApp> {
    const database = await createTestDatabase();
    const { db, close } = openDatabase(database.url);
    const folder = await mkdtemp(join(tmpdir(), 'dailies-app-'));
    const documents = new MemoryDocuments();
    const owners: Account[] = [];
    const services = createServices({
      db,
      sql: database.sql,
      documents,
      store: await openMediaStore(`file:${folder}`),
      uploadFolder: join(folder, 'uploads'),
      log: pino({ level: 'silent' }),
      metrics: new Registry(),
      authSecret: 'a secret for tests that is long enough',
      publicUrl: null,
      tldrawLicenseKey: null,
      openSignUp: false,
      storage: { graceDays: 30, projectQuotaBytes: null },
      runnerConcurrency: 2,
      oidc: null,
      onOwnerCreated: async (owner) => {
        owners.push(owner);
      },
      ...options,
    });
    const app = createApp(services, join(folder, 'no-client'));
    const stop = async (): Promise<void> => {
      await close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    };
    return new TestApp(app, services, documents, database, stop, owners);
  }

  stop(): Promise<void> {
    return this.#close();
  }

  /** A request as a browser on our page sends it, with `Host` and `Origin`. */
  async fetch(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const sent = new Headers({ host: HOST, origin: `http://${HOST}`, ...headers });
    if (body !== undefined) sent.set('content-type', 'application/json');
    return this.app.request(`http://${HOST}${path}`, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  signUp(fields: { name?: string; email: string; invitation?: string }): Promise<Response> {
    return this.fetch('POST', '/api/auth/sign-up/email', { name: 'Somebody', password: PASSWORD, ...fields });
  }

  /** A new account; the first one is the owner's, later ones need an invitation. */
  async person(invitation?: string): Promise<TestPerson> {
    this.#people += 1;
    const email = `person${this.#people}@example.org`;
    const answer = await this.signUp({
      name: `Person ${this.#people}`,
      email,
      ...(invitation === undefined ? {} : { invitation }),
    });
    if (!answer.ok) throw new Error(`sign-up: ${await answer.text()}`);
    return this.signIn(email);
  }

  async signIn(email: string): Promise<TestPerson> {
    const answer = await this.fetch('POST', '/api/v1/auth/token', { email, password: PASSWORD });
    const { access_token: token } = TokenAnswer.parse(await answer.json());
    const call: TestPerson['call'] = (method, path, body, headers = {}) =>
      this.fetch(method, `/api/v1${path}`, body, { authorization: `Bearer ${token}`, ...headers });
    const { id } = Me.parse(await (await call('GET', '/me')).json());
    return { id, email, token, call };
  }

  async project(director: TestPerson, name = 'Harbour at Night'): Promise<TestProject> {
    const { id } = Project.parse(await (await director.call('POST', '/projects', { name })).json());
    return {
      id,
      director,
      join: async (role) => {
        const made = await director.call('POST', `/projects/${id}/invites`, { role, uses: 1 });
        return this.person(CreatedInvite.parse(await made.json()).secret);
      },
    };
  }
}
