import type { Socket } from 'node:net';
import type { WebSocketLike } from '@hocuspocus/server';
import type { WebSocket } from 'ws';

/**
 * A socket that sends what is said in one turn with one call of the system: an update and the
 * presence beside it, an acknowledgement and what follows it. Of a busy server's time, sending is the
 * largest part.
 */
export function corkedSocket(socket: WebSocket, stream: Socket): WebSocketLike {
  let isCorked = false;
  const uncork = (): void => {
    isCorked = false;
    stream.uncork();
  };
  return {
    get readyState() {
      return socket.readyState;
    },
    send: (data) => {
      if (!isCorked) {
        isCorked = true;
        stream.cork();
        process.nextTick(uncork);
      }
      if (data instanceof Blob) throw new TypeError('Hocuspocus sends bytes and texts.');
      socket.send(data);
    },
    close: (code, reason) => socket.close(code, reason),
  };
}
