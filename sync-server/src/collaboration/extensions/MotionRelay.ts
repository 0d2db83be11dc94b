import type { Document } from '@hocuspocus/server';
import type { Motion, ServerMessage } from '@dailies/shared/http';

/** Motions of so long are told together: more often than a screen is drawn nobody sees them. */
const TOGETHER_MS = 16;

/** Tells everybody in a document what moves, that of several people in one message. */
export class MotionRelay {
  readonly #document: Pick<Document, 'getConnectionsCount' | 'broadcastStateless'>;
  readonly #waiting = new Map<number, Motion>();
  #timer: NodeJS.Timeout | undefined;
  #toldAtMs = 0;

  constructor(document: Pick<Document, 'getConnectionsCount' | 'broadcastStateless'>) {
    this.#document = document;
  }

  tell(motion: Motion): void {
    this.#waiting.set(motion.of, { ...this.#waiting.get(motion.of), ...motion });
    if (this.#timer !== undefined) return;
    const waitMs = this.#toldAtMs + TOGETHER_MS - performance.now();
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, waitMs));
  }

  #flush(): void {
    this.#timer = undefined;
    this.#toldAtMs = performance.now();
    const motions = [...this.#waiting.values()];
    this.#waiting.clear();
    if (this.#document.getConnectionsCount() < 2) return;
    this.#document.broadcastStateless(JSON.stringify({ type: 'motions', motions } satisfies ServerMessage));
  }
}
