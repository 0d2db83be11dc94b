import * as Y from 'yjs';

/**
 * Everything in a document that somebody was told is saved: of each client id the edits up to a clock,
 * and what was deleted. What is acknowledged once must be in every later state.
 */
export class Acknowledged {
  readonly #clocks = new Map<number, number>();
  #deleted = Y.createDeleteSet();

  /** A browser says "Saved": all that it has is acknowledged, or came from the server. */
  add(doc: Y.Doc): void {
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) this.#atLeast(client, clock);
    this.#deleted = Y.mergeDeleteSets([this.#deleted, Y.createDeleteSetFromStructStore(doc.store)]);
  }

  /** `add` for the browser's own insertions alone, at next to no cost. */
  addOwn(doc: Y.Doc): void {
    this.#atLeast(doc.clientID, Y.getState(doc.store, doc.clientID));
  }

  /** As it stands now; what is acknowledged from here on does not count in it. */
  copy(): Acknowledged {
    const copy = new Acknowledged();
    for (const [client, clock] of this.#clocks) copy.#clocks.set(client, clock);
    copy.#deleted = this.#deleted;
    return copy;
  }

  /** What of all this a document lacks, one sentence each. */
  missingFrom(doc: Y.Doc): string[] {
    const missing: string[] = [];
    for (const [client, clock] of this.#clocks) {
      const there = Y.getState(doc.store, client);
      if (there < clock)
        missing.push(`edits ${there} to ${clock - 1} of client ${client} were acknowledged and are gone`);
    }
    const present = Y.createDeleteSetFromStructStore(doc.store);
    const together = Y.mergeDeleteSets([present, this.#deleted]);
    if (!Y.equalDeleteSets(Y.mergeDeleteSets([present]), together))
      missing.push('a deletion was acknowledged and what it deleted is there again');
    return missing;
  }

  /** Insertions that were acknowledged, as Yjs counts them. */
  get size(): number {
    return [...this.#clocks.values()].reduce((sum, clock) => sum + clock, 0);
  }

  #atLeast(client: number, clock: number): void {
    if (clock > (this.#clocks.get(client) ?? 0)) this.#clocks.set(client, clock);
  }
}
