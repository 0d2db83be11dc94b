export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many comparisons the middle is shown as replaced whole. */
const COMPARED_AT_MOST = 4_000_000;

/** Words, spaces and signs, each with what it is; joined they are the text again. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_'’]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

/** Lengths of the longest common sequences of all ends of two lists, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      const below = rows[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

function diffMiddle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length > COMPARED_AT_MOST || a.length === 0 || b.length === 0) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ];
  }
  const lengths = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      parts.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind as one, and a lone space between two changes as part of both. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, part] of parts.entries()) {
    const isBetween = (removed !== '' || added !== '') && index < parts.length - 1 && parts[index + 1]?.kind !== 'same';
    if (part.kind === 'same' && /^\s+$/.test(part.text) && isBetween) {
      removed += part.text;
      added += part.text;
    } else if (part.kind === 'same') {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind: 'same', text: last.text + part.text };
      else result.push(part);
    } else if (part.kind === 'removed') removed += part.text;
    else added += part.text;
  }
  flush();
  return result;
}

/** How a text became another, word by word. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return joined(
    [
      { kind: 'same', text: a.slice(0, start).join('') } as const,
      ...diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
      { kind: 'same', text: a.slice(a.length - end).join('') } as const,
    ].filter(({ text }) => text !== ''),
  );
}
