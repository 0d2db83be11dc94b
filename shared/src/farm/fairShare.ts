/** One who waits in line: the seconds that their first run is going to take, and how much they are to get. */
export interface Flow {
  readonly id: string;
  /** More than 0. */
  readonly costSeconds: number;
  /** From 0.1 to 10; twice the weight is twice the share. */
  readonly weight: number;
}

/** What each flow is still owed, in seconds. */
export type Deficits = Readonly<Record<string, number>>;

/** Whoever has the lowest weight is served after so many rounds at most. */
const ROUNDS_AT_MOST = 100;

/**
 * Deficit round robin (Shreedhar and Varghese, 1996), a serving at a time: each round gives every flow its quantum
 * times its weight, and who is owed at least what their first run costs is served and pays. So shares are of
 * time, however long each one's runs are, and nobody waits longer than a round of everybody else.
 *
 * `last` is who was served last: they go on while they are owed enough, then it is the next one's turn in the order
 * of ids. Flows that wait for nothing lose what they were owed, so that nobody saves up. Null where nobody waits.
 */
export function serveNext(
  waiting: readonly Flow[],
  owed: Deficits,
  last: string | null,
): { readonly served: string; readonly owed: Deficits } | null {
  const flows = waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (flows.length === 0) return null;
  const quantumSeconds = Math.max(...flows.map(({ costSeconds }) => costSeconds));
  const deficits = new Map(flows.map(({ id }) => [id, owed[id] ?? 0]));
  const paid = (flow: Flow) => {
    deficits.set(flow.id, (deficits.get(flow.id) ?? 0) - flow.costSeconds);
    return { served: flow.id, owed: Object.fromEntries(deficits) };
  };
  const isOwed = ({ id, costSeconds }: Flow): boolean => (deficits.get(id) ?? 0) >= costSeconds;
  const present = flows.find(({ id }) => id === last);
  if (present !== undefined && isOwed(present)) return paid(present);
  const start = last === null ? 0 : flows.findIndex(({ id }) => id > last);
  for (let turn = 0; turn < flows.length * ROUNDS_AT_MOST; turn += 1) {
    const flow = flows[(Math.max(start, 0) + turn) % flows.length];
    if (flow === undefined) continue;
    deficits.set(flow.id, (deficits.get(flow.id) ?? 0) + quantumSeconds * flow.weight);
    if (isOwed(flow)) return paid(flow);
  }
  return null;
}
