import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaStore } from '@dailies/media-store';
import { COMMANDS } from '@dailies/shared/commands';
import { Problem } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { z } from 'zod';
import { type Browser, TestCollaboration } from '../collaboration/testing/TestCollaboration.ts';
import { createServices } from '../createServer.ts';
import { openDatabase } from '../db/openDatabase.ts';
import type { AppEnv } from '../http/AppEnv.ts';
import { createApp } from '../http/app.ts';
import type { Services } from '../Services.ts';

/** Somebody with an account and a token, and a role in whatever project they joined. */
export interface LivePerson {
  readonly id: UserId;
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Calls, and parses the answer; throws where it is a problem. */
  ask<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T>;
  /** Calls, and gives the problem that it is answered with. */
  refused(method: string, path: string, body?: unknown): Promise<Problem>;
}

/** The whole app over a real database, with real documents and browsers on real sockets. */
export class LiveApp {
  readonly collaboration: TestCollaboration;
  readonly services: Services;
  readonly #app: Hono<AppEnv>;
  readonly #close: () => Promise<void>;
  /** Milliseconds that the app's clock is ahead. */
  aheadMs = 0;

  private constructor(
    collaboration: TestCollaboration,
    services: Services,
    app: Hono<AppEnv>,
    close: () => Promise<void>,
  ) {
    this.collaboration = collaboration;
    this.services = services;
    this.#app = app;
    this.#close = close;
  }

  static async start(): Promise<LiveApp> {
    const collaboration = await TestCollaboration.start();
    const { db, close } = openDatabase(collaboration.database.url);
    const folder = await mkdtemp(join(tmpdir(), 'dailies-live-'));
    const services = createServices({
      db,
      sql: collaboration.sql,
      documents: collaboration.collaboration,
      store: await openMediaStore(`file:${folder}`),
      uploadFolder: join(folder, 'uploads'),
      log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      metrics: new Registry(),
      authSecret: 'a secret for tests that is long enough',
      publicUrl: null,
      tldrawLicenseKey: null,
      openSignUp: false,
      storage: { graceDays: 30, projectQuotaBytes: null },
      runnerConcurrency: 2,
      oidc: null,
      onOwnerCreated: async () => {},
    });
    const live: LiveApp = new LiveApp(
      collaboration,
      { ...services, now: () => Date.now() + live.aheadMs },
      createApp(services, join(folder, 'no-client')),
      async () => {
        await close();
        await collaboration.stop();
        await rm(folder, { recursive: true, force: true });
      },
    );
    return live;
  }

  stop(): Promise<void> {
    return this.#close();
  }

  get sql() {
    return this.collaboration.sql;
  }

  async person(name: string): Promise<LivePerson> {
    const { id, token } = await this.collaboration.account(name);
    const call: LivePerson['call'] = async (method, path, body, headers = {}) =>
      this.#app.request(`http://dailies.test/api/v1${path}`, {
        method,
        headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    return {
      id,
      token,
      call,
      ask: async (schema, method, path, body) => {
        const answer = await call(method, path, body);
        const value: unknown = await answer.json();
        if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
        return schema.parse(value);
      },
      refused: async (method, path, body) => Problem.parse(await (await call(method, path, body)).json()),
    };
  }

  /** A person who joins a project in a role. */
  async member(project: ProjectId, role: Role, name: string = role): Promise<LivePerson> {
    const person = await this.person(name);
    await this.collaboration.join(project, person.id, role);
    return person;
  }

  /** A browser of a person that has synced. */
  browser(project: ProjectId, person: LivePerson): Promise<Browser> {
    return this.collaboration.synced(project, person.token);
  }
}

/** Runs a command in a browser, as its person; throws its refusal. */
export function actIn(browser: Browser, person: LivePerson, role: Role, name: string, args: unknown): void {
  const result = COMMANDS.get(name)?.run(browser.doc, args, { actor: person.id, role, now: Date.now() });
  if (result?.ok !== true) throw new Error(`${name}: ${result?.refusal.message ?? 'there is no such command'}`);
}
