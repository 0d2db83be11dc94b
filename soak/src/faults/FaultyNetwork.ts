import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Random } from '@dailies/shared/testing';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

/** Chances for each message, each way. */
export interface Faults {
  /** Swallowed; the connection goes on as if nothing were. */
  readonly drop: number;
  /** Sent a second time. */
  readonly duplicate: number;
  /** Let others pass it. */
  readonly reorder: number;
  /** The connection is cut, with whatever is on its way. */
  readonly cut: number;
  /** Every message takes so long, at most. In order, unless it is reordered. */
  readonly delayMs: number;
}

export const HEALTHY: Faults = { drop: 0, duplicate: 0, reorder: 0, cut: 0, delayMs: 0 };
/** A message that others pass comes so much later. */
const PASSED_MS = 60;

/** A network between browsers and a server, message by message as bad as one likes. Listens on the loopback. */
export class FaultyNetwork {
  faults: Faults = HEALTHY;
  /** How often each fault happened. */
  readonly happened: Record<keyof Faults, number> = { drop: 0, duplicate: 0, reorder: 0, cut: 0, delayMs: 0 };
  /** Decides on a message by itself: true swallows it. */
  swallow: ((message: RawData, way: 'up' | 'down') => boolean) | null = null;
  /** The origin of the server that new connections reach. */
  target: string;
  readonly #random: Random;
  readonly #server: Server = createServer();
  readonly #sockets = new WebSocketServer({ server: this.#server, maxPayload: 64 * 1024 * 1024 });
  readonly #pairs = new Set<{ cut(): void }>();

  private constructor(target: string, random: Random) {
    this.target = target;
    this.#random = random;
    this.#sockets.on('connection', (down, request) => this.#carry(down, request.url ?? '/'));
  }

  /** A network before the server at `target`, an origin. */
  static async open(target: string, random: Random): Promise<FaultyNetwork> {
    const network = new FaultyNetwork(target, random);
    network.#server.listen(0, '127.0.0.1');
    await once(network.#server, 'listening');
    return network;
  }

  get origin(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The network is closed.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Cuts every connection. */
  cutAll(): void {
    for (const pair of this.#pairs) pair.cut();
  }

  close(): void {
    this.cutAll();
    this.#sockets.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #carry(down: WebSocket, path: string): void {
    const up = new WebSocket(this.target.replace('http', 'ws') + path);
    const pair = {
      cut: (): void => {
        down.terminate();
        up.terminate();
      },
    };
    this.#pairs.add(pair);
    const early: RawData[] = [];
    const send = this.#sender(up, 'up', pair.cut);
    down.on('message', (message) => {
      if (up.readyState === WebSocket.CONNECTING) early.push(message);
      else send(message);
    });
    up.on('open', () => {
      for (const message of early) send(message);
    });
    const sendDown = this.#sender(down, 'down', pair.cut);
    up.on('message', sendDown);
    for (const [one, other] of [
      [up, down],
      [down, up],
    ] as const) {
      one.on('error', () => {});
      one.on('close', () => {
        this.#pairs.delete(pair);
        // Not before what is on its way; a reason may be among it.
        setTimeout(() => other.terminate(), this.faults.delayMs);
      });
    }
  }

  /** Carries messages one way, in order and late, as the faults of the moment say. */
  #sender(to: WebSocket, way: 'up' | 'down', cut: () => void): (message: RawData) => void {
    let lastMs = 0;
    const deliver = (message: RawData, atMs: number): void => {
      setTimeout(
        () => {
          if (to.readyState === WebSocket.OPEN) to.send(message);
        },
        Math.max(0, atMs - performance.now()),
      );
    };
    return (message) => {
      if (this.swallow?.(message, way) === true) return;
      const { drop, duplicate, reorder, cut: cutting, delayMs } = this.faults;
      if (this.#happens('cut', cutting)) return cut();
      if (this.#happens('drop', drop)) return;
      const now = performance.now();
      if (this.#happens('reorder', reorder)) return deliver(message, now + delayMs + PASSED_MS);
      lastMs = Math.max(lastMs, now + this.#random.next() * delayMs);
      deliver(message, lastMs);
      if (this.#happens('duplicate', duplicate)) deliver(message, lastMs);
    };
  }

  #happens(fault: keyof Faults, chance: number): boolean {
    if (chance === 0 || !this.#random.chance(chance)) return false;
    this.happened[fault] += 1;
    return true;
  }
}
