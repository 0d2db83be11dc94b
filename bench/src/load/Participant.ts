import { documentName, newDocument } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type { Doc } from 'yjs';
import type { EditOrder } from './LoadOrder.ts';

// Both providers take the global WebSocket by default; this one costs the load less, so more is left to measure.
Reflect.set(globalThis, 'WebSocket', WebSocket);

/** One person's browser at one document: a document of its own and a real provider on a socket of its own. */
export interface Participant {
  readonly doc: Doc;
  readonly isSynced: boolean;
  /** Whether the server has acknowledged every edit; a protocol without acknowledgement says true. */
  readonly isAcknowledged: boolean;
  /** Why the server closed the document or let nobody in; empty when all is well. */
  readonly problems: readonly string[];
  close(): void;
}

export interface Address {
  readonly url: string;
  readonly project: ProjectId;
  readonly token: string;
}

export function joinByHocuspocus({ url, project, token }: Address): Participant {
  const doc = newDocument();
  const problems: string[] = [];
  const socket = new HocuspocusProviderWebsocket({ url });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentName(project),
    document: doc,
    token,
    onClose: ({ event }) => problems.push(`closed: ${event.reason}`),
    onAuthenticationFailed: ({ reason }) => problems.push(`not let in: ${reason}`),
  });
  provider.attach();
  return {
    doc,
    problems,
    get isSynced() {
      return provider.synced;
    },
    get isAcknowledged() {
      return provider.unsyncedChanges === 0;
    },
    close: () => {
      provider.destroy();
      socket.destroy();
    },
  };
}

function joinByYWebsocket({ url, project }: Address): Participant {
  const doc = newDocument();
  const problems: string[] = [];
  // Its shortcut between tabs of one browser would go around the server.
  const provider = new WebsocketProvider(url, documentName(project), doc, { disableBc: true });
  provider.on('connection-close', (event) => problems.push(`closed: ${event?.reason ?? 'no message came'}`));
  return {
    doc,
    problems,
    isAcknowledged: true,
    get isSynced() {
      return provider.synced;
    },
    close: () => provider.destroy(),
  };
}

export const JOIN: Readonly<Record<EditOrder['provider'], (address: Address) => Participant>> = {
  'hocuspocus': joinByHocuspocus,
  'y-websocket': joinByYWebsocket,
};
