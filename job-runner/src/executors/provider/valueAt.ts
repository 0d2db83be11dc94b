type Container = Readonly<Record<string, unknown>> | readonly unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

function entryOf(value: Container, part: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(part) ? value[Number(part)] : undefined;
  return Object.entries(value).find(([key]) => key === part)?.[1];
}

/** What a JSON Pointer leads to in an answer, where `*` is the first entry that leads on; undefined where nothing is. */
export function valueAt(answer: unknown, pointer: string): unknown {
  const parts = pointer.split('/').slice(1);
  const follow = (value: unknown, depth: number): unknown => {
    const part = parts[depth]?.replaceAll('~1', '/').replaceAll('~0', '~');
    if (part === undefined) return value ?? undefined;
    if (!isContainer(value)) return undefined;
    if (part !== '*') return follow(entryOf(value, part), depth + 1);
    for (const entry of Object.values(value)) {
      const found = follow(entry, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return follow(answer, 0);
}

/** What is there as a text, `true` and numbers too; undefined where there is none. */
export function textAt(answer: unknown, pointer: string): string | undefined {
  const value = valueAt(answer, pointer);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
