import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, type Sql } from '@dailies/migrations';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { type DocumentForm, documentName, newDocument } from '@dailies/shared/document';
import { ProjectId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import type { Doc } from 'yjs';
import { createAuthenticate } from '../../auth/index.ts';
import { type Database, openDatabase } from '../../db/openDatabase.ts';
import { Collaboration } from '../Collaboration.ts';

/** Waits until something holds; throws after `timeoutMs`. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, timeoutMs = 5_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** As a browser's: one that is closed while it connects says so to nobody, where ws alone would throw. */
class BrowserSocket extends WebSocket {
  constructor(...options: ConstructorParameters<typeof WebSocket>) {
    super(...options);
    this.on('error', () => {});
  }
}

/** A person's browser: a document and a provider over a real socket. */
export class Browser {
  readonly doc: Doc = newDocument();
  readonly provider: HocuspocusProvider;
  readonly socket: HocuspocusProviderWebsocket;
  /** Reasons for which the document was closed or not let in. */
  readonly reasons: string[] = [];
  readonly stateless: string[] = [];

  constructor(url: string, project: ProjectId, token: string) {
    this.socket = new HocuspocusProviderWebsocket({
      url,
      WebSocketPolyfill: BrowserSocket,
      delay: 50,
      minDelay: 50,
      maxDelay: 200,
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: documentName(project),
      document: this.doc,
      token,
      onClose: ({ event }) => this.reasons.push(event.reason),
      onAuthenticationFailed: ({ reason }) => this.reasons.push(reason),
      onStateless: ({ payload }) => this.stateless.push(payload),
    });
    this.provider.attach();
  }

  /** Resolves when everything that was done here is acknowledged. */
  saved(timeoutMs?: number): Promise<void> {
    return until(() => this.provider.synced && this.provider.unsyncedChanges === 0, 'saved', timeoutMs);
  }

  close(): void {
    this.provider.destroy();
    this.socket.destroy();
  }
}

/** A collaboration server on a real database and real sockets. */
export class TestCollaboration {
  readonly database: TestDatabase;
  readonly sql: Sql;
  readonly db: Database;
  collaboration: Collaboration;
  #server: Server;
  readonly #browsers: Browser[] = [];
  readonly #closeDb: () => Promise<void>;

  private constructor(
    database: TestDatabase,
    sql: Sql,
    db: Database,
    collaboration: Collaboration,
    server: Server,
    closeDb: () => Promise<void>,
  ) {
    this.database = database;
    this.sql = sql;
    this.db = db;
    this.collaboration = collaboration;
    this.#server = server;
    this.#closeDb = closeDb;
  }

  static async start(): Promise<TestCollaboration> {
    const database = await createTestDatabase();
    const sql = connect(database.url, { applicationName: 'test-documents' });
    const { db, collaboration, server, closeDb } = await TestCollaboration.serve(database.url, sql);
    return new TestCollaboration(database, sql, db, collaboration, server, closeDb);
  }

  /** One server process' worth of collaboration, listening. */
  static async serve(databaseUrl: string, sql: Sql, form?: DocumentForm) {
    const { db, close: closeDb } = openDatabase(databaseUrl, 2);
    const collaboration = await Collaboration.open({
      databaseUrl,
      sql,
      authenticate: createAuthenticate(db),
      isOwnOrigin: () => true,
      log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      ...(form === undefined ? {} : { form }),
    });
    const server = createServer();
    server.on('upgrade', collaboration.handleUpgrade);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { db, collaboration, server, closeDb };
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/collab`;
  }

  /** A signed-in account; answers its id and its token. */
  async account(name: string): Promise<{ id: UserId; token: string }> {
    const id = UserId.parse(`${name}-${randomUUID().slice(0, 8)}`);
    const token = randomUUID().replaceAll('-', '');
    await this.sql`INSERT INTO "user" (id, name, email) VALUES (${id}, ${name}, ${`${id}@example.org`})`;
    await this.sql`INSERT INTO session (id, user_id, token, expires_at)
      VALUES (${randomUUID()}, ${id}, ${token}, now() + interval '1 day')`;
    return { id, token };
  }

  async project(director: UserId): Promise<ProjectId> {
    const id = ProjectId.parse(randomUUID());
    await this.sql`INSERT INTO projects (id, name, created_by) VALUES (${id}, 'Test', ${director})`;
    await this.join(id, director, 'director');
    return id;
  }

  async join(project: ProjectId, user: UserId, role: Role): Promise<void> {
    await this.sql`INSERT INTO members (project_id, user_id, role) VALUES (${project}, ${user}, ${role})`;
  }

  browser(project: ProjectId, token: string, url = this.url): Browser {
    const browser = new Browser(url, project, token);
    this.#browsers.push(browser);
    return browser;
  }

  /** A browser that has synced. */
  async synced(project: ProjectId, token: string): Promise<Browser> {
    const browser = this.browser(project, token);
    await until(() => browser.provider.synced, `synced (${browser.reasons.join('; ')})`);
    return browser;
  }

  async stop(): Promise<void> {
    for (const browser of this.#browsers) browser.close();
    await this.collaboration.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#closeDb();
    await this.sql.end({ timeout: 1 });
    await this.database.drop();
  }
}
