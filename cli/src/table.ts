/** A cell: what is shown; numbers stand at the right. */
export type Cell = string | number;

const shown = (cell: Cell): string =>
  // A title may hold line breaks and escapes, which would break the table, or the terminal.
  typeof cell === 'number' ? String(cell) : cell.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');

/** Rows under a head, in columns. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => shown(line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          const isNumber = lines.some((other, index) => index > 0 && typeof other[column] === 'number');
          return isNumber ? shown(cell).padStart(width) : shown(cell).padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
