interface Turn {
  /** Ends what the holder reads from its client. */
  readonly giveWay: AbortController;
  readonly ended: Promise<void>;
}

/**
 * One at a time writes to an upload. Whoever comes later is the same client again, after a connection
 * that it has given up and the server still waits on: the one before gives way, and what it got stays.
 */
export class UploadTurns {
  readonly #turns = new Map<string, Turn>();

  async hold<T>(id: string, work: (givingWay: AbortSignal) => Promise<T>): Promise<T> {
    for (let before = this.#turns.get(id); before !== undefined; before = this.#turns.get(id)) {
      before.giveWay.abort();
      await before.ended;
    }
    const giveWay = new AbortController();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.#turns.set(id, { giveWay, ended });
    try {
      return await work(giveWay.signal);
    } finally {
      this.#turns.delete(id);
      end();
    }
  }
}
