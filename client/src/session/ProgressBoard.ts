import type { NodeId, RunId } from '@dailies/shared/ids';
import type { RunProgress } from '@dailies/shared/runs';

/**
 * Where the runs of a project stand right now, from the server's messages; nothing of it is stored.
 * A fraction never runs back, whatever order messages arrive in.
 */
export class ProgressBoard {
  readonly #byRun = new Map<RunId, RunProgress>();
  readonly #listeners = new Map<NodeId, Set<() => void>>();

  put(progress: RunProgress): void {
    const known = this.#byRun.get(progress.run);
    if (known !== undefined && progress.fraction < known.fraction) return;
    this.#byRun.set(progress.run, progress);
    for (const listener of this.#listeners.get(progress.node) ?? []) listener();
  }

  ofRun(run: RunId): RunProgress | undefined {
    return this.#byRun.get(run);
  }

  subscribe(node: NodeId, listener: () => void): () => void {
    const listeners = this.#listeners.get(node) ?? new Set();
    this.#listeners.set(node, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}
