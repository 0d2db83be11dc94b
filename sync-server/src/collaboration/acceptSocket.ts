import type { IncomingMessage } from 'node:http';
import type { Hocuspocus } from '@hocuspocus/server';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { CollaborationContext } from './Collaborator.ts';

/** The request of an upgrade as the web's `Request`, which Hocuspocus reads. */
function requestOf(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request(new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`), { headers });
}

/** Hands an upgraded socket to Hocuspocus, which knows no library of sockets. */
export function acceptSocket(
  hocuspocus: Hocuspocus<CollaborationContext>,
  socket: WebSocket,
  request: IncomingMessage,
  log: Logger,
): void {
  const connection = hocuspocus.handleConnection(socket, requestOf(request));
  socket.binaryType = 'arraybuffer';
  socket.on('message', (data) => {
    if (data instanceof ArrayBuffer) connection.handleMessage(new Uint8Array(data));
  });
  socket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
  socket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
}
