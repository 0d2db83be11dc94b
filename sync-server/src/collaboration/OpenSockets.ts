import type { UserId } from '@dailies/shared/ids';
import { CloseReason } from './CloseReason.ts';

export interface SocketLimits {
  /** How long a socket may stay open before somebody has opened a document with it. */
  readonly unprovenMs: number;
  /** Sockets at once that nobody has opened a document with. */
  readonly unproven: number;
  /** Sockets at once of one person: a page of the interface has one. */
  readonly aPerson: number;
}

const LIMITS: SocketLimits = { unprovenMs: 30_000, unproven: 5_000, aPerson: 100 };

interface OpenSocket {
  readonly timer: NodeJS.Timeout;
  owner: UserId | null;
}

/**
 * The sockets of this process. Anybody may open one, and says who they are with their first
 * message; a socket that does not is closed, so that nobody fills the server without an account.
 * Each is named by the request that it was upgraded from.
 */
export class OpenSockets {
  readonly #limits: SocketLimits;
  readonly #open = new Map<Request, OpenSocket>();
  readonly #ofPerson = new Map<UserId, number>();
  #unproven = 0;

  constructor(limits: Partial<SocketLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** False where so many wait to be proven that no more are taken. */
  hasRoom(): boolean {
    return this.#unproven < this.#limits.unproven;
  }

  /** Called once for each socket; `tooLate` where nobody proved it in time. */
  opened(request: Request, tooLate: () => void): void {
    this.#unproven += 1;
    this.#open.set(request, { timer: setTimeout(tooLate, this.#limits.unprovenMs).unref(), owner: null });
  }

  /** Somebody opens a document with this socket. Throws `too-fast` where they hold too many already. */
  proven(request: Request, person: UserId): void {
    const socket = this.#open.get(request);
    if (socket === undefined || socket.owner !== null) return;
    const held = this.#ofPerson.get(person) ?? 0;
    if (held >= this.#limits.aPerson) {
      throw new CloseReason(
        'too-fast',
        `Your account is connected ${held} times at once, which is as often as it can be; close some windows or programs.`,
      );
    }
    clearTimeout(socket.timer);
    this.#unproven -= 1;
    socket.owner = person;
    this.#ofPerson.set(person, held + 1);
  }

  closed(request: Request): void {
    const socket = this.#open.get(request);
    if (socket === undefined) return;
    this.#open.delete(request);
    clearTimeout(socket.timer);
    if (socket.owner === null) {
      this.#unproven -= 1;
      return;
    }
    const left = (this.#ofPerson.get(socket.owner) ?? 1) - 1;
    if (left === 0) this.#ofPerson.delete(socket.owner);
    else this.#ofPerson.set(socket.owner, left);
  }
}
