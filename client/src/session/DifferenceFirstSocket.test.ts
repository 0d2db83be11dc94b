import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { DifferenceFirstSocket } from './DifferenceFirstSocket.ts';

/** A server that takes every connection and from then on says nothing, not even that it heard of its end. */
async function openSilent(): Promise<{ readonly url: string; readonly taken: readonly Duplex[] }> {
  const taken: Duplex[] = [];
  const server = createServer().on('upgrade', (request, socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => {});
    taken.push(socket.resume());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of taken) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `ws://127.0.0.1:${port}`, taken };
}

function open(url: string): DifferenceFirstSocket {
  const socket = new DifferenceFirstSocket({ url });
  onTestFinished(() => socket.destroy());
  return socket;
}

const connected = (socket: DifferenceFirstSocket): Promise<void> =>
  vi.waitFor(() => expect(socket.status).toBe('connected'), 5_000);

it('connects anew although the end of the old connection is never told', async () => {
  const { url, taken } = await openSilent();
  const socket = open(url);
  await connected(socket);
  const closed = vi.fn();
  socket.on('close', closed);
  socket.reconnectAfter(0);
  await vi.waitFor(() => expect(taken).toHaveLength(2), 10_000);
  await connected(socket);
  expect(closed).toHaveBeenCalledOnce();
});

it('is not connected again once it was told to leave, or is gone', async () => {
  const { url, taken } = await openSilent();
  const [leaving, gone] = [open(url), open(url)];
  await Promise.all([connected(leaving), connected(gone)]);
  leaving.reconnectAfter(50);
  gone.reconnectAfter(50);
  leaving.disconnect();
  gone.destroy();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(taken).toHaveLength(2);
});
