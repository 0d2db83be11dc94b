import type { Backend } from './backend.ts';

/** Somewhere that has room for a run now. */
export interface Place {
  /** A backend's id; null: the job-runner itself. */
  readonly id: string | null;
  /** Kinds of runner, as in a pipeline. */
  readonly runners: readonly string[];
  readonly tags: readonly string[];
  readonly gpuMemoryBytes: number;
  /** Runs under way there, and how many there may be. */
  readonly busy: number;
  readonly concurrency: number;
  /** Work that waits there or is under way, whoever it is of: a ComfyUI server has other users too. */
  readonly queued: number;
  /** Models that are loaded there, and pipelines that ran there last. */
  readonly warm: readonly string[];
}

export interface Wanted {
  readonly runner: string;
  readonly tags: readonly string[];
  readonly gpuMemoryBytes: number;
  /** Its pipeline, and the models that it reads. */
  readonly warm: readonly string[];
  /** Where an earlier attempt was, which may still work there. */
  readonly before: string | null;
  /** Backends that could not run it, as something is missing there; left out: none. */
  readonly avoid?: readonly string[];
}

/** A backend as a place that nothing runs on yet. A container goes to Docker and Kubernetes alike. */
export function placeOf({ id, connection: { executor }, tags, gpuMemoryBytes, concurrency }: Backend): Place {
  const runners = executor === 'docker' || executor === 'kubernetes' ? ['container'] : [executor];
  return { id, runners, tags, gpuMemoryBytes, concurrency, busy: 0, queued: 0, warm: [] };
}

export const canTake = (place: Place, wanted: Pick<Wanted, 'runner' | 'tags' | 'gpuMemoryBytes' | 'avoid'>): boolean =>
  !wanted.avoid?.some((id) => id === place.id) &&
  place.runners.includes(wanted.runner) &&
  wanted.gpuMemoryBytes <= place.gpuMemoryBytes &&
  wanted.tags.every((tag) => place.tags.includes(tag));

/**
 * Where a run goes among the places with room: first where an earlier attempt of it may be adopted, then where most
 * of what it reads is loaded already, then where the least GPU memory lies idle besides, then where least waits
 * or is under way. Undefined where no place can take it.
 */
export function choosePlace(places: readonly Place[], wanted: Wanted): Place | undefined {
  const rank = (place: Place): readonly number[] => [
    place.id !== null && place.id === wanted.before ? 0 : 1,
    -wanted.warm.filter((name) => place.warm.includes(name)).length,
    place.gpuMemoryBytes,
    Math.max(place.busy, place.queued) / place.concurrency,
  ];
  const fitting = places.filter((place) => place.busy < place.concurrency && canTake(place, wanted));
  return fitting.toSorted((a, b) => {
    const [ranksOfA, ranksOfB] = [rank(a), rank(b)];
    const at = ranksOfA.findIndex((value, index) => value !== ranksOfB[index]);
    return at === -1 ? ((a.id ?? '') < (b.id ?? '') ? -1 : 1) : (ranksOfA[at] ?? 0) - (ranksOfB[at] ?? 0);
  })[0];
}
