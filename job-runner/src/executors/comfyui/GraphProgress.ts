import type { ComfyWorkflow } from '@dailies/shared/runs';

const PHASE_CHARACTERS = 120;

/** What a node takes of a run's time, roughly, by its class: sampling is nearly all of it. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/sampler/i, 20],
  [/upscale|interpolat|rife|film/i, 6],
  [/decode|encode.*video|video.*combine/i, 3],
  [/loader|load/i, 2],
];

const weightOf = (className: string): number => WEIGHTS.find(([pattern]) => pattern.test(className))?.[1] ?? 1;

export interface Progressed {
  readonly fraction: number;
  readonly phase: string;
}

/**
 * How far a graph is: each node by its weight, the one that works by what it says of itself. Nothing of that is taken
 * on trust: a node that says 7 of 3, or nothing that is a number, is somewhere between its beginning and its end.
 */
export class GraphProgress {
  readonly #workflow: ComfyWorkflow;
  readonly #weights: ReadonlyMap<string, number>;
  readonly #total: number;
  /** From 0 to 1, by node. */
  readonly #done = new Map<string, number>();
  #node: string | null = null;
  #count = '';

  constructor(workflow: ComfyWorkflow) {
    this.#workflow = workflow;
    this.#weights = new Map(Object.entries(workflow).map(([id, node]) => [id, weightOf(node.class_type)]));
    this.#total = [...this.#weights.values()].reduce((sum, weight) => sum + weight, 0);
  }

  cached(ids: readonly string[]): void {
    for (const id of ids) this.#set(id, 1);
  }

  /** A node begins: whatever came before it has ended. */
  begin(id: string): void {
    if (this.#node !== null && this.#node !== id) this.#set(this.#node, 1);
    this.#node = id;
    this.#count = '';
  }

  finish(id: string): void {
    this.#set(id, 1);
  }

  work(id: string, value: number, max: number): void {
    const part = value / max;
    if (!Number.isFinite(part)) return;
    if (this.#node !== id) this.begin(id);
    this.#set(id, Math.min(Math.max(part, 0), 1));
    this.#count = max > 1 && Number.isInteger(max) && value >= 0 && value <= max ? `, ${value} of ${max}` : '';
  }

  get now(): Progressed {
    let sum = 0;
    for (const [id, weight] of this.#weights) sum += weight * (this.#done.get(id) ?? 0);
    const node = this.#node === null ? undefined : this.#workflow[this.#node];
    // One that another was expanded to has no name here.
    const title = node?._meta?.title ?? node?.class_type ?? 'Working';
    return {
      fraction: this.#total === 0 ? 0 : Math.min(sum / this.#total, 1),
      phase: `${title.slice(0, PHASE_CHARACTERS - 30)}${this.#count}`.toWellFormed(),
    };
  }

  /** A node that the graph has not, as one that was expanded from another, counts for nothing. */
  #set(id: string, part: number): void {
    if (this.#weights.has(id)) this.#done.set(id, part);
  }
}
