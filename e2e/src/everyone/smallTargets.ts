import type { Page } from '@playwright/test';
import { z } from 'zod';

/** WCAG 2.5.8: what is smaller has this much room of its own around its middle. */
const TARGET_PX = 24;

const SMALL = `((least) => {
  const CONTROLS = 'button, a[href], input:not([type="hidden"]), select, textarea, [role="button"], [role="tab"], [role="slider"]';
  const parts = [...document.querySelectorAll(CONTROLS)]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('[inert], [aria-hidden="true"], .tl-canvas') === null && getComputedStyle(element).pointerEvents !== 'none')
    .map((element) => {
      // A label is part of what is pressed.
      const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
      const left = Math.min(...boxes.map((box) => box.left)), top = Math.min(...boxes.map((box) => box.top));
      const right = Math.max(...boxes.map((box) => box.right)), bottom = Math.max(...boxes.map((box) => box.bottom));
      return { element, left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
    })
    .filter(({ left, top, right, bottom }) => right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right > left && bottom > top);
  const isSmall = (part) => part.right - part.left < least - 0.5 || part.bottom - part.top < least - 0.5;
  const gap = (part, other) => Math.hypot(Math.max(other.left - part.x, 0, part.x - other.right), Math.max(other.top - part.y, 0, part.y - other.bottom));
  return parts.filter((part) => isSmall(part) && getComputedStyle(part.element).display !== 'inline' && parts.some((other) => other !== part &&
    !other.element.contains(part.element) && !part.element.contains(other.element) &&
    (isSmall(other) ? Math.hypot(other.x - part.x, other.y - part.y) < least : gap(part, other) < least / 2)))
    .map(({ element, left, top, right, bottom }) => '“' + (element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)) + '” is ' +
      Math.round(right - left) + ' × ' + Math.round(bottom - top));
})(${TARGET_PX})`;

/** Controls that a finger misses: too small, and too near to another. Each in a line that says where. */
export async function smallTargets(page: Page, place: string): Promise<string[]> {
  return z
    .array(z.string())
    .parse(await page.evaluate(SMALL))
    .map((line) => `${place}: ${line}`);
}
