import { useLayoutEffect } from 'react';

const RETURN_MS = 20;

/** What has the focus now, or, of an item of a menu, which goes with its menu: the button of the menu. */
function openerNow(): HTMLElement | null {
  const { activeElement: active } = document;
  if (!(active instanceof HTMLElement)) return null;
  const button = active.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return button === null || button === undefined ? active : document.getElementById(button);
}

/** Gives the focus back to what had it before this was open, unless it has gone on to something else by then. */
export function useReturnFocus(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const opener = openerNow();
    return () => {
      // After what is closed has left the page, and its menu has had its turn.
      setTimeout(() => {
        const { activeElement: active } = document;
        const isFree = active === null || active === document.body;
        if (isFree && opener?.isConnected === true) opener.focus({ preventScroll: true });
      }, RETURN_MS);
    };
  }, [isOpen]);
}
