import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Sql } from '@dailies/migrations';
import {
  DOCUMENT_FORM,
  type DocumentForm,
  documentName,
  migrateDocument,
  readMeta,
  rootOf,
  schemaAge,
} from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import type { ServerMessage } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { WebSocketServer } from 'ws';
import type { Doc } from 'yjs';
import type { Authenticate } from '../auth/index.ts';
import { CloseReason } from './CloseReason.ts';
import { acceptSocket } from './acceptSocket.ts';
import { CollaborationMetrics } from './CollaborationMetrics.ts';
import { recordRefusals } from './recordRefusals.ts';
import type { Documents, PersonHere } from './Documents.ts';
import { authentication } from './extensions/authentication.ts';
import { authority } from './extensions/authority.ts';
import { limits, MAX_MESSAGE_BYTES } from './extensions/limits.ts';
import { loading } from './extensions/loading.ts';
import { presence } from './extensions/presence.ts';
import { SocketBudgets } from './extensions/SocketBudgets.ts';
import { protocol } from './extensions/protocol.ts';
import { standing } from './extensions/standing.ts';
import { followMembership, MembershipNotice } from './followMembership.ts';
import { followSessionEnd } from './followSessions.ts';
import { compactDocument } from './log/compactDocument.ts';
import { DocumentLeases } from './log/DocumentLeases.ts';
import { DocumentLog } from './log/DocumentLog.ts';
import { loadDocument } from './log/loadDocument.ts';
import { raiseEpoch } from './log/raiseEpoch.ts';
import { LeanHocuspocus } from './LeanHocuspocus.ts';
import { OpenDocument } from './OpenDocument.ts';
import { peopleOf } from './peopleOf.ts';
import { tellPerson } from './tellPerson.ts';
import { OpenSockets, type SocketLimits } from './OpenSockets.ts';

/** Rows of the log after which a document is compacted while it is open, and when it closes. */
const COMPACT_OPEN_ROWS = 4_000;
const COMPACT_CLOSED_ROWS = 200;
/** How long a document that only the server used stays loaded (document-rules C5). */
const LINGER_MS = 30_000;
const SHUTDOWN_MS = 5_000;

export interface CollaborationParts {
  readonly databaseUrl: string;
  readonly sql: Sql;
  readonly authenticate: Authenticate;
  /** Whether a request with a cookie comes from a page of this installation. */
  readonly isOwnOrigin: (headers: Headers) => boolean;
  readonly log: Logger;
  /** Where what Prometheus may know is registered. */
  readonly metrics?: Registry;
  /** The form that documents are brought to when they are loaded; another one in tests of migrations. */
  readonly form?: DocumentForm;
  /** Smaller ones in tests. */
  readonly socketLimits?: Partial<SocketLimits>;
}

/** Told of every document that is opened here, with what makes it possible to follow it. */
export type OnOpened = (project: ProjectId, live: Doc) => void;

/** Answers the newest row that it has read: what is newer is not folded in yet. */
export type BeforeCompacting = (project: ProjectId) => Promise<bigint>;

/** The live documents of this process: Hocuspocus with our extensions, and `Documents` for the server's side. */
export class Collaboration implements Documents {
  readonly #hocuspocus: LeanHocuspocus;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * MAX_MESSAGE_BYTES });
  readonly #openSockets: OpenSockets;
  readonly #parts: CollaborationParts;
  readonly #form: DocumentForm;
  readonly #leases: DocumentLeases;
  readonly #documentLog: DocumentLog;
  readonly #metrics: CollaborationMetrics;
  readonly #open = new Map<string, OpenDocument>();
  readonly #compacting = new Set<ProjectId>();
  readonly #onOpened: OnOpened[] = [];
  #beforeCompacting: BeforeCompacting | null = null;
  readonly #onClosed: ((project: ProjectId) => void)[] = [];
  #closing = false;

  private constructor(parts: CollaborationParts, leases: DocumentLeases) {
    this.#parts = parts;
    this.#openSockets = new OpenSockets(parts.socketLimits);
    this.#form = parts.form ?? DOCUMENT_FORM;
    this.#leases = leases;
    this.#metrics = new CollaborationMetrics(parts.metrics ?? new Registry(), () => ({
      connections: this.connectionCount,
      documents: this.#open.size,
      waitingBytes: this.#documentLog.waitingBytes,
      awayMs: this.storageAwayMs,
    }));
    this.#documentLog = new DocumentLog(parts.sql, parts.log, this.#metrics);
    const openDocument = (name: string): OpenDocument | undefined => this.#open.get(name);
    const budgets = new SocketBudgets();
    this.#hocuspocus = new LeanHocuspocus(
      {
        quiet: true,
        extensions: [
          limits(budgets, () => this.#documentLog.waitingBytes),
          protocol(),
          authentication(parts.sql, parts.authenticate, parts.isOwnOrigin, this.#openSockets),
          loading({
            open: (project, live) => this.#load(project, live),
            openDocument,
            closed: (name) => this.#closed(name),
          }),
          authority(openDocument, recordRefusals(parts.sql, parts.log)),
          presence(openDocument, budgets),
          standing(),
        ],
      },
      parts.log,
    );
  }

  static async open(parts: CollaborationParts): Promise<Collaboration> {
    const leases = await DocumentLeases.open(parts.databaseUrl, parts.sql, parts.log);
    const collaboration = new Collaboration(parts, leases);
    leases.onLost = (project, fence) => collaboration.#lost(project, fence);
    await parts.sql.listen(CHANNELS.membership, (payload) => {
      const notice = MembershipNotice.safeParse(JSON.parse(payload));
      if (!notice.success) return;
      collaboration.#membershipChanged(notice.data).catch((error: unknown) => {
        parts.log.error({ err: error }, 'a change of membership was not followed');
      });
    });
    await parts.sql.listen(CHANNELS.sessionEnded, (session) =>
      followSessionEnd(collaboration.#hocuspocus.documents.values(), session),
    );
    await parts.sql.listen(CHANNELS.notification, (person) =>
      tellPerson(collaboration.#hocuspocus.documents.values(), person, { type: 'notification' }),
    );
    await parts.sql.listen(CHANNELS.farm, () => {
      for (const project of collaboration.openProjects) collaboration.broadcast(project, { type: 'farm' });
    });
    return collaboration;
  }

  /** Documents that are loaded here now. */
  get openProjects(): ProjectId[] {
    return [...this.#open.values()].map(({ project }) => project);
  }

  get connectionCount(): number {
    return this.#hocuspocus.getConnectionsCount();
  }

  /** Milliseconds for which appends have been waiting for the database; 0 while it answers. */
  get storageAwayMs(): number {
    return this.#documentLog.awayMs;
  }

  /** Follows documents: called for each one when it is loaded, before anybody is let in. */
  onOpened(listener: OnOpened): void {
    this.#onOpened.push(listener);
  }

  /** Lets somebody read the log of a document row by row, each time before it is folded into its history. */
  setBeforeCompacting(listener: BeforeCompacting): void {
    this.#beforeCompacting = listener;
  }

  /** Called for each document that nobody has open here any more. */
  onClosed(listener: (project: ProjectId) => void): void {
    this.#onClosed.push(listener);
  }

  handleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!this.#openSockets.hasRoom()) {
      throw new DailiesError('too-fast', 'Too many connections wait to say who they are; try again in a moment.');
    }
    this.#sockets.handleUpgrade(request, socket, head, (accepted) =>
      acceptSocket(
        { hocuspocus: this.#hocuspocus, openSockets: this.#openSockets, log: this.#parts.log },
        accepted,
        request,
      ),
    );
  };

  change<T>(project: ProjectId, change: (doc: Doc) => T, by?: UserId): Promise<T> {
    return this.#with(project, (document) => document.change(change, by ?? null));
  }

  read<T>(project: ProjectId, read: (doc: Doc) => T): Promise<T> {
    return this.#with(project, async (document) => read(document.live));
  }

  peopleHere(): ReadonlyMap<ProjectId, readonly PersonHere[]> {
    return peopleOf(this.#hocuspocus.documents.values());
  }

  broadcast(project: ProjectId, message: ServerMessage): void {
    this.#hocuspocus.documents.get(documentName(project))?.broadcastStateless(JSON.stringify(message));
  }

  /** Closes every document; bounded in time, because a database that is away must not keep a process. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const document of this.#hocuspocus.documents.values()) {
      for (const connection of document.getConnections()) {
        connection.close({ code: 1000, reason: 'storage: The server restarts; connecting again.' });
      }
    }
    const settled = Promise.all([...this.#open.values()].map((document) => document.settled().catch(() => {})));
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS).unref())]);
    this.#documentLog.close();
    await Promise.allSettled(
      [...this.#open.values()].map(({ project, fence }) => this.#leases.release(project, fence)),
    );
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    await this.#leases.close();
  }

  /** Runs something on a document that stays loaded meanwhile, and for a while afterwards. */
  async #with<T>(project: ProjectId, work: (document: OpenDocument) => Promise<T>): Promise<T> {
    if (this.#closing) throw new DailiesError('storage', 'The server is stopping; try again in a moment.');
    const name = documentName(project);
    let connection: Awaited<ReturnType<LeanHocuspocus['openDirectConnection']>>;
    try {
      connection = await this.#hocuspocus.openDirectConnection(name);
    } catch (error) {
      if (error instanceof CloseReason) throw new DailiesError('storage', error.sentence, { cause: error });
      throw error;
    }
    try {
      const document = this.#open.get(name);
      if (document === undefined) throw new DailiesError('storage', 'This project is being loaded anew; try again.');
      return await work(document);
    } catch (error) {
      if (error instanceof CloseReason) throw new DailiesError('storage', error.sentence, { cause: error });
      throw error;
    } finally {
      setTimeout(() => void connection.disconnect(), LINGER_MS).unref();
    }
  }

  async #load(project: ProjectId, live: Doc): Promise<OpenDocument> {
    const { sql, log } = this.#parts;
    const startedMs = performance.now();
    let fence: string;
    try {
      fence = await this.#leases.acquire(project);
    } catch (error) {
      if (isMissingProject(error)) throw new DailiesError('not-found', `There is no project "${project}".`);
      throw error;
    }
    const loaded = await loadDocument(sql, project, log, live);
    const age = schemaAge(live, this.#form);
    if (age === 'newer') {
      await this.#leases.release(project, fence);
      throw new CloseReason(
        'storage',
        'This project was opened with a newer version of Dailies; update this server, then open it again.',
      );
    }
    // Before the document is migrated, so that a crash between the two leaves no old copy that could be merged.
    const epoch = age === 'older' ? await raiseEpoch(sql, project) : loaded.epoch;
    const document = new OpenDocument({
      project,
      live,
      loaded: { ...loaded, epoch },
      fence,
      documentLog: this.#documentLog,
      log,
      metrics: this.#metrics,
      onBroken: (broken, reason) => this.#drop(broken, reason),
    });
    this.#open.set(documentName(project), document);
    if (age !== 'current' || readMeta(live).epoch !== epoch) {
      await document.change((doc) => {
        migrateDocument(doc, this.#form);
        rootOf(doc, 'meta').set('epoch', epoch);
      }, null);
    }
    live.on('update', () => {
      if (document.rowsInLog > COMPACT_OPEN_ROWS) this.#compact(document);
    });
    this.#metrics.loaded((performance.now() - startedMs) / 1_000);
    for (const listener of this.#onOpened) listener(project, live);
    return document;
  }

  /** [B5] A document that may differ from the log is closed for everybody, and loaded anew by whoever comes back. */
  #drop(document: OpenDocument, { reason }: CloseReason): void {
    const name = documentName(document.project);
    if (this.#open.get(name) === document) this.#open.delete(name);
    const served = this.#hocuspocus.documents.get(name);
    if (served === undefined) return;
    // Out of Hocuspocus' list at once, so that who connects next loads from the log.
    this.#hocuspocus.documents.delete(name);
    for (const connection of served.getConnections()) connection.close({ code: 1000, reason });
    served.destroy();
  }

  /** Whoever only looks would go on looking at what was: they are sent to the new owner, too. */
  #lost(project: ProjectId, fence: string): void {
    const document = this.#open.get(documentName(project));
    if (document?.fence === fence) document.lose();
  }

  async #closed(name: string): Promise<void> {
    const document = this.#open.get(name);
    if (document === undefined) return;
    this.#open.delete(name);
    try {
      if (document.rowsInLog > COMPACT_CLOSED_ROWS) {
        await this.#compacted(document);
      }
      await this.#leases.release(document.project, document.fence);
      // Whoever came back at once goes on where they were.
      if (!this.#open.has(name)) for (const listener of this.#onClosed) listener(document.project);
    } catch (error) {
      this.#parts.log.warn({ err: error, project: document.project }, 'a document was closed without being tidied');
    }
  }

  #compact(document: OpenDocument): void {
    const { project } = document;
    if (this.#compacting.has(project)) return;
    this.#compacting.add(project);
    this.#compacted(document)
      .then((moved) => {
        document.rowsInLog -= moved;
      })
      .catch((error: unknown) => this.#parts.log.warn({ err: error, project }, 'a document was not compacted'))
      .finally(() => this.#compacting.delete(project));
  }

  async #compacted({ project, fence }: OpenDocument): Promise<number> {
    const { sql, log } = this.#parts;
    const through = await this.#beforeCompacting?.(project).catch((error: unknown) => {
      // The log must not grow because somebody else fails.
      log.error({ err: error, project }, 'a log was folded into its history without being read before');
    });
    return compactDocument(sql, project, fence, through ?? null);
  }

  async #membershipChanged(notice: MembershipNotice): Promise<void> {
    const served = this.#hocuspocus.documents.get(documentName(notice.project));
    if (served === undefined) return;
    await followMembership(this.#parts.sql, served, notice);
    this.broadcast(notice.project, { type: 'members' });
  }
}

/** The lease's foreign key: the project is not there. */
const isMissingProject = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23503';
