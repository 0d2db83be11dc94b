import { documentName, newDocument } from '@dailies/shared/document';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import type { Doc } from 'yjs';

/** A person's copy of a project, as a browser keeps it: it reconnects by itself and notes why it was closed. */
export class Copy {
  readonly doc: Doc = newDocument();
  readonly #provider: HocuspocusProvider;
  readonly #socket: HocuspocusProviderWebsocket;
  /** Reasons of refusals: an honest copy has none. */
  readonly refusals: string[] = [];
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

  close(): void {
    this.#closed = true;
    this.#provider.destroy();
    this.#socket.destroy();
  }

  /** As the interface does: a refusal is noted, anything that passes is tried again. */
  #ended(reason: string): void {
    if (/^(?:refused|epoch|forbidden|unauthenticated)/.test(reason)) this.refusals.push(reason);
    if (!/^(?:storage|resync|too-fast)/.test(reason) || this.#closed) return;
    setTimeout(() => {
      if (this.#closed) return;
      this.#provider.detach();
      this.#provider.attach();
    }, 100);
  }
}
