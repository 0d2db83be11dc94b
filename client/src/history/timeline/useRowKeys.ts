import type { KeyboardEvent } from 'react';

/** Up and down walk through the rows of a list (`data-row`), Home and End to its ends. */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { key, currentTarget, target } = event;
    if (!(target instanceof HTMLElement) || !['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return;
    const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]:not(:disabled)')];
    const at = rows.findIndex((row) => row === target || row.contains(target));
    if (at === -1) return;
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key] ?? at;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, next))]?.focus();
  };
}
