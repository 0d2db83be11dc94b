import type { IncomingMessage } from 'node:http';
import type { Hocuspocus } from '@hocuspocus/server';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { addressOfPeer } from '../addressOfPeer.ts';
import { ADDRESS_HEADER } from '../auth/addressedHeaders.ts';
import type { CollaborationContext } from './Collaborator.ts';
import { corkedSocket } from './corkedSocket.ts';
import type { OpenSockets } from './OpenSockets.ts';

/** The request of an upgrade as the web's `Request`, which Hocuspocus reads. */
function requestOf(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(ADDRESS_HEADER, addressOfPeer(request.socket.remoteAddress, headers.get('x-forwarded-for')));
  // The host is the client's to write and may be no address at all; nobody here reads it from the URL.
  return new Request(new URL(request.url ?? '/', 'http://localhost'), { headers });
}

export interface Accepting {
  readonly hocuspocus: Hocuspocus<CollaborationContext>;
  readonly openSockets: OpenSockets;
  readonly log: Logger;
}

/** Hands an upgraded socket to Hocuspocus, which knows no library of sockets. */
export function acceptSocket(
  { hocuspocus, openSockets, log }: Accepting,
  socket: WebSocket,
  incoming: IncomingMessage,
): void {
  socket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
  const request = requestOf(incoming);
  const connection = hocuspocus.handleConnection(corkedSocket(socket, incoming.socket), request);
  openSockets.opened(request, () => socket.terminate());
  socket.binaryType = 'arraybuffer';
  socket.on('message', (data) => {
    if (data instanceof ArrayBuffer) connection.handleMessage(new Uint8Array(data));
  });
  socket.on('close', (code, reason) => {
    openSockets.closed(request);
    connection.handleClose({ code, reason: reason.toString() });
  });
}
