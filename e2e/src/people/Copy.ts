import { documentName, newDocument } from '@dailies/shared/document';
import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import type { Doc } from 'yjs';

/** A person's copy of a project, as a browser keeps it: it reconnects by itself and notes why it was closed. */
export class Copy {
  readonly doc: Doc = newDocument();
  readonly #provider: HocuspocusProvider;
  readonly #socket: HocuspocusProviderWebsocket;
  /** Reasons of refusals: an honest copy has none. */
  readonly refusals: string[] = [];
  /** Every reason for which it was closed, in order. */
  readonly reasons: string[] = [];
  #closed = false;

  constructor(origin: string, project: string, token: string) {
    this.#socket = new HocuspocusProviderWebsocket({
      url: `${origin.replace('http', 'ws')}/collab`,
      WebSocketPolyfill: WebSocket,
      delay: 100,
      minDelay: 50,
      maxDelay: 400,
    });
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: documentName(project),
      document: this.doc,
      token,
      onClose: ({ event }) => this.#ended(event.reason),
      onAuthenticationFailed: ({ reason }) => this.#ended(reason),
    });
    this.#provider.attach();
  }

  get isSaved(): boolean {
    return this.#provider.synced && this.#provider.unsyncedChanges === 0;
  }

  /** Where it stands, for a failure's message. */
  get standing(): string {
    const { synced, unsyncedChanges, isAuthenticated } = this.#provider;
    return JSON.stringify({
      synced,
      unsyncedChanges,
      isAuthenticated,
      socket: this.#socket.status,
      reasons: this.reasons,
    });
  }

  close(): void {
    this.#closed = true;
    this.#provider.destroy();
    this.#socket.destroy();
  }

  /** As the interface does: a refusal is noted, anything that passes is tried again. */
  #ended(reason: string): void {
    this.reasons.push(reason);
    if (/^(?:refused|epoch|forbidden|unauthenticated)/.test(reason)) this.refusals.push(reason);
    if (!/^(?:storage|resync|too-fast)/.test(reason) || this.#closed) return;
    // Connecting is ignored until the old socket has gone.
    const again = (): void => {
      if (this.#closed) return;
      if (this.#socket.status === WebSocketStatus.Connected) setTimeout(again, 20);
      else void this.#socket.connect();
    };
    this.#socket.disconnect();
    setTimeout(again, 100);
  }
}
