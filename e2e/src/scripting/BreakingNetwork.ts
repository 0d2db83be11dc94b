import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to an installation that breaks when so many bytes went over it, and stays broken until it is mended. */
export class BreakingNetwork {
  readonly origin: string;
  /** Bytes towards the installation so far. */
  carried = 0;
  #breakAt = Number.POSITIVE_INFINITY;
  readonly #server: Server;
  readonly #open: Set<Socket>;

  private constructor(server: Server, port: number, open: Set<Socket>) {
    this.#server = server;
    this.#open = open;
    this.origin = `http://127.0.0.1:${port}`;
  }

  static async to(origin: string): Promise<BreakingNetwork> {
    const { hostname, port } = new URL(origin);
    const open = new Set<Socket>();
    const server = createServer((near) => network.#join(near, connect(Number(port), hostname)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no free port.');
    const network = new BreakingNetwork(server, address.port, open);
    return network;
  }

  breakAfter(bytes: number): void {
    this.#breakAt = this.carried + bytes;
  }

  mend(): void {
    this.#breakAt = Number.POSITIVE_INFINITY;
  }

  close(): void {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
  }

  #join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
    }
    near.on('data', (chunk) => {
      if (this.carried < this.#breakAt) {
        this.carried += chunk.length;
        far.write(chunk);
      } else near.destroy();
    });
    far.on('data', (chunk) => near.write(chunk));
  }
}
