import type { UserId } from '@dailies/shared/ids';

/** A page has one id, and one more for each reload of its document. */
const MAX_A_USER = 500;

/**
 * Yjs client ids that were seen in presence, kept for their user until they write: nobody else can claim them
 * first. Each user has room of their own, so that somebody who goes through thousands of ids pushes out
 * nobody's but theirs.
 */
export class ReservedClients {
  readonly #owners = new Map<number, UserId>();
  readonly #ofUser = new Map<UserId, Set<number>>();

  ownerOf(client: number): UserId | undefined {
    return this.#owners.get(client);
  }

  keep(client: number, user: UserId): void {
    if (this.#owners.has(client)) return;
    const own = this.#ofUser.get(user) ?? new Set<number>();
    this.#ofUser.set(user, own);
    own.add(client);
    this.#owners.set(client, user);
    const [oldest] = own;
    if (oldest === undefined || own.size <= MAX_A_USER) return;
    own.delete(oldest);
    this.#owners.delete(oldest);
  }
}
