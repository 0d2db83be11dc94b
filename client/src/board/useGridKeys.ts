import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const STEPS: Readonly<Record<string, readonly [row: number, cell: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

const bodyOf = (table: HTMLTableElement | null): HTMLTableSectionElement | undefined => table?.tBodies[0];

/** The one cell that Tab comes to. */
const ENTRY = 'td[tabindex="0"]';

function enter(cell: Element | null | undefined): void {
  if (cell instanceof HTMLElement) cell.focus();
}

/** What Enter means in a cell: its field or its button; else the way that it offers. */
function open(cell: HTMLElement): void {
  const control = cell.querySelector<HTMLElement>('[data-edit]') ?? cell.querySelector<HTMLElement>('a, button, input');
  if (control === null) return;
  if (control instanceof HTMLSelectElement || (control instanceof HTMLInputElement && control.type === 'date')) {
    control.focus();
    try {
      control.showPicker();
    } catch {
      // The browser wants a click for that; the keys of the field do as well.
    }
  } else control.click();
}

/**
 * A table that is walked through by the arrows, cell by cell; Enter goes into a cell and Escape out of it
 * again. Tab comes to one cell, where one last was, and goes on to what follows the table. `rows` is what
 * makes the body be looked at again.
 */
export function useGridKeys(table: RefObject<HTMLTableElement | null>, rows: unknown) {
  useEffect(() => {
    const body = bodyOf(table.current);
    if (body !== undefined && body.querySelector(ENTRY) === null)
      body.querySelector('td')?.setAttribute('tabindex', '0');
  }, [table, rows]);
  const onFocus = ({ target }: { target: Element }) => {
    const cell = target.closest('td');
    const body = bodyOf(table.current);
    if (cell === null || body === undefined || !body.contains(cell)) return;
    for (const other of body.querySelectorAll(ENTRY)) if (other !== cell) other.setAttribute('tabindex', '-1');
    cell.setAttribute('tabindex', '0');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key } = event;
    const body = bodyOf(table.current);
    // Menus of a cell lie elsewhere in the page, and their keys come by here too.
    if (!(target instanceof HTMLElement) || body === undefined || !body.contains(target)) return;
    const cell = target.closest('td');
    const row = cell?.closest('tr');
    if (cell === null || row === null || row === undefined) return;
    if (target !== cell) {
      if (key === 'Escape') enter(cell);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[key];
    if (step !== undefined) {
      event.preventDefault();
      const within = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));
      const toRow = body.rows[within(row.sectionRowIndex + step[0], body.rows.length)];
      enter(toRow?.cells[within(cell.cellIndex + step[1], row.cells.length)]);
    } else if (key === 'Enter' || key === 'F2') {
      event.preventDefault();
      open(cell);
    } else if (key === ' ') {
      event.preventDefault();
      row.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
    }
  };
  return { onFocus, onKeyDown };
}
