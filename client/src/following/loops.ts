/** Whom somebody follows, and since when (ms, by their own clock). */
export interface Follows {
  readonly user: string;
  readonly since: number;
}

/**
 * Whether somebody has to stop, because those who follow each other would go round in a circle: of a
 * circle the one who began first stops, so that the newest wish counts. Of the same moment the smaller
 * id stops: every page comes to the same answer.
 */
export function mustStop(me: string, follows: ReadonlyMap<string, Follows>): boolean {
  const circle: (Follows & { readonly by: string })[] = [];
  const seen = new Set<string>();
  let at = me;
  while (!seen.has(at)) {
    seen.add(at);
    const next = follows.get(at);
    if (next === undefined) return false;
    circle.push({ ...next, by: at });
    at = next.user;
  }
  if (at !== me) return false;
  const [first] = circle.sort((a, b) => a.since - b.since || (a.by < b.by ? -1 : 1));
  return first?.by === me;
}
