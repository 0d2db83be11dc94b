import type { UserId } from '@dailies/shared/ids';
import { Observable } from '../session/Observable.ts';
import type { Peer, Presence } from '../session/Presence.ts';
import { type Follows, mustStop } from './loops.ts';

/** Whom this page follows. */
export interface Leader {
  readonly user: string;
  readonly name: string;
  /** Since when, in ms. */
  readonly since: number;
  /** The spotlight that asked for it; null: it was one's own wish. */
  readonly spotlight: number | null;
}

/** Somebody who goes may come back: a connection that breaks, a page that is loaded again. */
const AWAY_MS = 6_000;

/** The page that somebody uses, where they have several open. */
export function peerOf(peers: readonly Peer[], user: string): Peer | undefined {
  return peers
    .filter((peer) => peer.user.id === user)
    .reduce<Peer | undefined>(
      (last, peer) => (last === undefined || peer.changed > last.changed ? peer : last),
      undefined,
    );
}

/** Following somebody's view, and asking others to follow one's own. Nothing of it is stored. */
export class Following {
  readonly leader = new Observable<Leader | null>(null);
  /** Since when this page asks everybody to follow; null: it does not. */
  readonly leading = new Observable<number | null>(null);
  /** Why following ended, where it was not one's own wish. */
  readonly ended = new Observable<string | null>(null);
  /** Spotlights that were answered with no, by person and time. */
  readonly declined = new Observable<ReadonlySet<string>>(new Set());
  readonly #presence: Presence;
  readonly #me: UserId;
  readonly #stop: () => void;
  #away: ReturnType<typeof setTimeout> | undefined;

  constructor(presence: Presence, me: UserId) {
    this.#presence = presence;
    this.#me = me;
    this.#stop = presence.peers.subscribe(() => this.#look());
  }

  follow(user: string, name: string, spotlight: number | null = null): void {
    const since = Date.now();
    this.leader.set({ user, name, since, spotlight });
    this.ended.set(null);
    this.#presence.tellNow({ following: { user, since } });
    this.#look();
  }

  stop(): void {
    this.#end(null);
  }

  lead(): void {
    const since = Date.now();
    this.stop();
    this.leading.set(since);
    this.#presence.tellNow({ spotlight: since });
  }

  stopLeading(): void {
    this.leading.set(null);
    this.#presence.tellNow({ spotlight: null });
  }

  decline(user: string, spotlight: number): void {
    this.declined.set(new Set([...this.declined.get(), `${user} ${spotlight}`]));
  }

  destroy(): void {
    clearTimeout(this.#away);
    this.#stop();
  }

  #end(sentence: string | null): void {
    clearTimeout(this.#away);
    this.#away = undefined;
    if (this.leader.get() === null) return;
    this.leader.set(null);
    this.ended.set(sentence);
    this.#presence.tellNow({ following: null });
  }

  #look(): void {
    const leader = this.leader.get();
    if (leader === null) return;
    const peers = this.#presence.peers.get();
    const peer = peerOf(peers, leader.user);
    if (peer === undefined) {
      this.#away ??= setTimeout(() => this.#end(`${leader.name} has left.`), AWAY_MS);
      return;
    }
    clearTimeout(this.#away);
    this.#away = undefined;
    const asks = peers.some(({ user, spotlight }) => user.id === leader.user && spotlight === leader.spotlight);
    if (leader.spotlight !== null && !asks) {
      this.#end(`${leader.name} does not lead any more.`);
      return;
    }
    const follows = new Map<string, Follows>([[this.#me, leader]]);
    for (const { user, following } of peers) if (following !== null) follows.set(user.id, following);
    if (mustStop(this.#me, follows)) this.#end(`${leader.name} follows you now.`);
  }
}
