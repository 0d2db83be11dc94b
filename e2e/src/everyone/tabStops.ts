import type { Page } from '@playwright/test';
import { z } from 'zod';

/** More than any page has: where Tab has not come round by then, it never will. */
const STOPS_AT_MOST = 160;

const Stop = z.object({
  /** Which element it is; null where the focus has left the page. */
  id: z.number().nullable(),
  where: z.string(),
  name: z.string(),
  /** Whether anything about it, or right around it, looks different from before. */
  isSeen: z.boolean(),
  isOnPage: z.boolean(),
});

/** Remembers how everything looks without the focus, and tells of what has it. */
const WATCH = `(() => {
  const LOOKS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'backgroundColor',
    'backgroundImage', 'textDecorationLine', 'opacity', 'transform'];
  const lookOf = (element) => [null, '::before', '::after'].map((part) => {
    const style = getComputedStyle(element, part);
    return LOOKS.map((look) => look === 'outlineColor' && style.outlineStyle === 'none' ? '' : style[look]).join(' ');
  }).join('|');
  const above = (element) => element.parentElement === null ? [] : [element.parentElement, ...above(element.parentElement)];
  const around = (element) => [element, element.nextElementSibling, element.previousElementSibling,
    ...above(element).slice(0, 4), ...(element.labels ?? [])].filter(Boolean);
  // A ring that is cut off by what the element lies in is none: two of its sides at least are whole.
  const ringIsWhole = (element, ring) => {
    const box = element.getBoundingClientRect();
    const out = parseFloat(ring.outlineWidth) + parseFloat(ring.outlineOffset);
    const sides = { left: box.left - out, top: box.top - out, right: box.right + out, bottom: box.bottom + out };
    const cut = new Set();
    for (const one of above(element)) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const edge = one.getBoundingClientRect();
      if (overflowX !== 'visible' && sides.left < edge.left - 1) cut.add('left');
      if (overflowX !== 'visible' && sides.right > edge.right + 1) cut.add('right');
      if (overflowY !== 'visible' && sides.top < edge.top - 1) cut.add('top');
      if (overflowY !== 'visible' && sides.bottom > edge.bottom + 1) cut.add('bottom');
    }
    return cut.size <= 2;
  };
  const ids = new Map();
  const before = new Map();
  document.activeElement?.blur();
  for (const element of document.querySelectorAll('*')) before.set(element, lookOf(element));
  const nameOf = (element) => {
    const by = (element.getAttribute('aria-labelledby') ?? '').split(/\\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return [element.getAttribute('aria-label'), by, ...[...(element.labels ?? [])].map((label) => label.textContent),
      element.matches('input, textarea, select') ? '' : element.textContent, element.title,
      element.querySelector?.('img[alt]')?.alt].map((one) => one?.trim()).find((one) => one) ?? '';
  };
  const whereOf = (element) => element.tagName.toLowerCase() + (element.getAttribute('role') ? '[' + element.getAttribute('role') + ']' : '') +
    '.' + String(element.getAttribute('class') ?? '').split(' ').slice(0, 2).join('.');
  return () => {
    // What changes slowly is looked at as it will be.
    for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime !== Infinity) one.finish();
    const element = document.activeElement;
    if (element === null || element === document.body) return { id: null, where: '', name: '', isSeen: true, isOnPage: true };
    if (!ids.has(element)) ids.set(element, ids.size);
    const ring = getComputedStyle(element);
    const hasRing = ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 1 && ringIsWhole(element, ring);
    const isSeen = hasRing || around(element).some((one) => before.has(one) && before.get(one) !== lookOf(one));
    const box = element.getBoundingClientRect();
    const isOnPage = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
    return { id: ids.get(element), where: whereOf(element), name: nameOf(element), isSeen, isOnPage };
  };
})()`;

/**
 * Goes through a page by Tab, from its beginning until it comes round, and says what is wrong: a stop
 * without a name, one that does not look different, one outside of what is seen, and never coming round.
 * Answers how many stops there were, too.
 */
export async function walkByTab(
  page: Page,
  place: string,
): Promise<{ readonly stops: number; readonly wrong: string[] }> {
  await page.evaluate(`window.tabStop = ${WATCH}`);
  const wrong: string[] = [];
  const seen = new Set<number>();
  for (let count = 0; count < STOPS_AT_MOST; count += 1) {
    await page.keyboard.press('Tab');
    const { id, where, name, isSeen, isOnPage } = Stop.parse(await page.evaluate('window.tabStop()'));
    if (id === null || seen.has(id)) return { stops: seen.size, wrong };
    seen.add(id);
    const what = `${place}: ${where} “${name.slice(0, 40)}”`;
    // tldraw's own: shown while it has the focus, and its notice of the licence.
    if (/^(?:Move focus to canvas|Get a license)/.test(name)) continue;
    if (name === '') wrong.push(`${what} has no name`);
    if (!isSeen) wrong.push(`${what} looks as it does without the focus`);
    if (!isOnPage) wrong.push(`${what} is not on the screen`);
  }
  return { stops: seen.size, wrong: [...wrong, `${place}: Tab does not come round`] };
}
