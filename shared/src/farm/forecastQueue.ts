import { canTake, choosePlace, type Wanted } from './choosePlace.ts';
import type { FarmPlace } from './FarmPlace.ts';
import { takeTurns, type Turns } from './takeTurns.ts';

/** A run that waits, in the words of `takeTurns` and `choosePlace`. */
export interface ForecastRun extends Wanted {
  readonly id: string;
  readonly project: string;
  readonly person: string;
  readonly priority: number;
  /** Of its project. */
  readonly weight: number;
  /** What runs of its pipeline used to take; null: nobody knows. */
  readonly seconds: number | null;
}

export interface Forecast {
  /** From 1, in the order in which runs are likely to start. */
  readonly position: number;
  /** From now; null: what is before it takes nobody knows how long. */
  readonly startSeconds: number | null;
}

/** As the scheduler takes it where nobody knows. */
const UNKNOWN_SECONDS = 10;

/** Room for one run: free from then on. */
interface Slot {
  freeSeconds: number;
  isKnown: boolean;
}

const slotsOf = ({ concurrency, remaining }: FarmPlace): Slot[] =>
  Array.from({ length: concurrency }, (_, index) => {
    const seconds = index < remaining.length ? (remaining[index] ?? null) : 0;
    return { freeSeconds: seconds ?? UNKNOWN_SECONDS, isKnown: seconds !== null };
  });

/** Each person's first in each project, of the lowest priority number there is: those that may be next. */
function headsOf(waiting: readonly ForecastRun[]): readonly ForecastRun[] {
  const lowest = Math.min(...waiting.map(({ priority }) => priority));
  const heads = new Map<string, ForecastRun>();
  for (const run of waiting) {
    const key = `${run.project} ${run.person}`;
    if (run.priority === lowest && !heads.has(key)) heads.set(key, run);
  }
  return [...heads.values()];
}

/**
 * When each waiting run is likely to start: the scheduler's own choices, played through with what runs used to take.
 * `waiting` is in the order in which runs were asked for. A run that no open place can take is left out.
 */
export function forecastQueue(
  waiting: readonly ForecastRun[],
  places: readonly FarmPlace[],
  turns: Turns,
): ReadonlyMap<string, Forecast> {
  const open = places.filter(({ standing }) => standing === 'open').map((place) => ({ place, slots: slotsOf(place) }));
  const rest = new Set(waiting.filter((run) => open.some(({ place }) => canTake(place, run))));
  const forecasts = new Map<string, Forecast>();
  let order = turns;
  while (rest.size > 0) {
    const nowSeconds = soonest(open, rest);
    const free = open.map(({ place, slots }) => ({
      ...place,
      busy: slots.filter(({ freeSeconds }) => freeSeconds > nowSeconds).length,
    }));
    const withRoom = free.filter(({ busy, concurrency }) => busy < concurrency);
    const heads = headsOf([...rest].filter((run) => withRoom.some((place) => canTake(place, run))));
    const next = takeTurns(
      heads.map(({ id, seconds, ...head }) => ({
        ...head,
        run: id,
        costSeconds: Math.max(seconds ?? UNKNOWN_SECONDS, 0.1),
      })),
      order,
    );
    const run = heads.find(({ id }) => id === next?.run);
    const chosen = run === undefined ? undefined : choosePlace(free, run);
    const slot = open
      .find(({ place }) => place.id === chosen?.id)
      ?.slots.toSorted((a, b) => a.freeSeconds - b.freeSeconds)[0];
    if (next === null || run === undefined || slot === undefined) break;
    order = next.turns;
    rest.delete(run);
    forecasts.set(run.id, { position: forecasts.size + 1, startSeconds: slot.isKnown ? nowSeconds : null });
    slot.isKnown &&= run.seconds !== null;
    slot.freeSeconds = nowSeconds + (run.seconds ?? UNKNOWN_SECONDS);
  }
  return forecasts;
}

/** The first moment at which a place has room for one of those that wait. */
function soonest(
  open: readonly { readonly place: FarmPlace; readonly slots: readonly Slot[] }[],
  rest: ReadonlySet<ForecastRun>,
): number {
  const runs = [...rest];
  return Math.min(
    ...open
      .filter(({ place }) => runs.some((run) => canTake(place, run)))
      .flatMap(({ slots }) => slots.map(({ freeSeconds }) => freeSeconds)),
  );
}
