import type { Page } from '@playwright/test';
import { z } from 'zod';

/** What is drawn to touch, touches by a hair more. */
const TOUCHING_PX = 2;

const CROWDED = `((touching) => {
  const CONTROLS = 'button, a[href], input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], ' +
    '[role="slider"], [role="menuitem"], [role="option"], [role="checkbox"], [role="radio"], [role="switch"]';
  // An open dialog is all there is to press.
  const dialogs = [...document.querySelectorAll('[aria-modal="true"]')].filter((one) => one.getClientRects().length > 0);
  const within = dialogs.at(-1) ?? document.body;
  const seenPart = (element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    [left, top, right, bottom] = [Math.max(0, left), Math.max(0, top), Math.min(innerWidth, right), Math.min(innerHeight, bottom)];
    let place = getComputedStyle(element).position;
    for (let above = element.parentElement; above !== null; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (style.visibility === 'hidden' || Number(style.opacity) === 0) return null;
      if (style.overflow !== 'visible' && !(place === 'absolute' && style.position === 'static') && place !== 'fixed') {
        const box = above.getBoundingClientRect();
        [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      if (style.position !== 'static') place = style.position;
    }
    return right - left < 1 || bottom - top < 1 ? null : { left, top, right, bottom };
  };
  const shown = (element) => {
    const style = getComputedStyle(element);
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && style.pointerEvents !== 'none' && element.closest('[inert], [aria-hidden="true"]') === null;
  };
  // What floats over a page that scrolls covers now this, now that.
  const floatOf = (element) => {
    for (let one = element; one !== null; one = one.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(one).position)) return one;
    return null;
  };
  // tldraw's mark is none of ours, and lies below a sheet that is open over it.
  const covered = ({ element, box }) => element.closest('[class*="watermark"]') !== null &&
    !element.contains(document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2));
  // What lies on the canvas goes below bars and panels, as a map does below a ruler.
  const sheet = (element) => element.closest('.tl-canvas') !== null;
  const parts = [...within.querySelectorAll(CONTROLS)].filter(shown)
    .flatMap((element) => { const box = seenPart(element); return box === null || covered({ element, box }) ? [] : [{ element, box }]; });
  const nameOf = ({ element }) => (element.getAttribute('aria-label') ?? element.title ?? '') || element.textContent.trim().slice(0, 30) || element.tagName + '.' + element.className;
  const inside = (a, b) => a.left >= b.left - 1 && a.top >= b.top - 1 && a.right <= b.right + 1 && a.bottom <= b.bottom + 1;
  const found = [];
  parts.forEach((a, place) => {
    for (const b of parts.slice(place + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element) || sheet(a.element) !== sheet(b.element) || floatOf(a.element) !== floatOf(b.element)) continue;
      if ([...(a.element.labels ?? [])].some((label) => label.contains(b.element))) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (across <= touching || down <= touching) continue;
      // One that lies wholly on another is meant to, as a star on a picture; people who are here overlap a little.
      if (inside(a.box, b.box) || inside(b.box, a.box)) continue;
      if (a.element.closest('[data-stacked]') !== null && a.element.closest('[data-stacked]') === b.element.closest('[data-stacked]')) continue;
      found.push('“' + nameOf(a) + '” and “' + nameOf(b) + '” overlap by ' + Math.round(across) + ' × ' + Math.round(down));
    }
  });
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push('the page is ' + wide + ' px wider than the window');
  return found;
})(${TOUCHING_PX})`;

/** Controls of a page that lie over each other in part, and whether it scrolls sideways: each in a line that says where. */
export async function crowding(page: Page, place: string): Promise<string[]> {
  const found = z.array(z.string()).parse(await page.evaluate(CROWDED));
  const { width } = page.viewportSize() ?? { width: 0 };
  return found.map((line) => `${place} at ${width}: ${line}`);
}
