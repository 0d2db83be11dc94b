import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { createRequire } from 'node:module';
import type { PrevisShot } from './readShot.ts';

const FAMILY = 'Dailies Slate';
const FILES = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'];

/** Registers the slate's typeface from its package, so that every machine draws the same letters. */
function registerFont(): void {
  if (GlobalFonts.has(FAMILY)) return;
  const { resolve } = createRequire(import.meta.url);
  for (const file of FILES) {
    GlobalFonts.registerFromPath(resolve(`@fontsource-variable/inter/files/inter-${file}-wght-normal.woff2`), FAMILY);
  }
}

export function slateFont(sizePx: number, weight: number): string {
  registerFont();
  return `${weight} ${sizePx}px "${FAMILY}"`;
}

/** The strip under the picture; none where burn-ins are off. */
export const slateHeightPx = ({ camera }: PrevisShot, heightPx: number): number =>
  camera.burnIns ? Math.max(20, Math.round(heightPx * 0.048)) : 0;

const words = (key: string): string => key.replaceAll('-', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const SIDES: Readonly<Record<string, string>> = {
  'three-quarter-left': '3/4 left',
  'three-quarter-right': '3/4 right',
};

/** What the strip says of the camera, in the order that a shot list has it. */
function slateTerms({ camera, moveShown, cast }: PrevisShot): readonly string[] {
  const names = cast.length > 2 ? [`${cast.length} characters`] : cast.map(({ name }) => name);
  const terms = [
    ...(names.length === 0 ? [] : [names.join(' & ')]),
    `${capital(words(camera.cameraHeight))}${camera.cameraHeight === 'eye' ? ' level' : ''}`,
    SIDES[camera.cameraSide] ?? capital(words(camera.cameraSide)),
    `${Math.round(camera.lensMm)} mm`,
    capital(words(camera.timeOfDay)),
  ];
  return moveShown ? [...terms, capital(words(camera.move))] : terms;
}

function fitted(context: SKRSContext2D, text: string, widthPx: number): string {
  if (context.measureText(text).width <= widthPx) return text;
  let end = text.length;
  while (end > 0 && context.measureText(`${text.slice(0, end).trimEnd()}…`).width > widthPx) end -= 1;
  return end < 4 ? '' : `${text.slice(0, end).trimEnd()}…`;
}

/** Draws the strip at the bottom of the canvas. */
export function paintSlate(
  context: SKRSContext2D,
  shot: PrevisShot,
  frame: number,
  widthPx: number,
  heightPx: number,
): void {
  const strip = slateHeightPx(shot, heightPx);
  if (strip === 0) return;
  const top = heightPx - strip;
  const pad = strip * 0.5;
  const middle = top + strip / 2;
  const size = strip * 0.4;
  context.save();
  context.lang = 'en';
  context.fillStyle = '#17181b';
  context.fillRect(0, top, widthPx, strip);
  context.textBaseline = 'middle';

  context.font = slateFont(size * 0.8, 650);
  context.letterSpacing = `${(size * 0.1).toFixed(2)}px`;
  const label = 'PREVIS';
  const labelWidth = context.measureText(label).width;
  let labelLeft = widthPx - pad - labelWidth;
  context.fillStyle = '#8f9299';
  context.fillText(label, labelLeft, middle);
  context.letterSpacing = '0px';
  if (shot.moveShown) {
    // Numbers of one width: the count stands still while it runs.
    context.font = slateFont(size, 560);
    const digits = String(shot.frames).length;
    const count = `${String(frame + 1).padStart(digits, '0')} / ${shot.frames}`;
    const digitWidth = context.measureText('0').width;
    let left = labelLeft - size * 1.2 - digitWidth * (count.length - 3) - context.measureText(' / ').width;
    labelLeft = left;
    context.fillStyle = '#f2efe9';
    for (const letter of count) {
      context.fillText(letter, left, middle);
      left += /\d/u.test(letter) ? digitWidth : context.measureText(letter).width;
    }
  }

  context.font = slateFont(size, 650);
  const sizeName = capital(words(shot.camera.shotSize));
  context.fillStyle = '#f2efe9';
  context.fillText(sizeName, pad, middle);
  let x = pad + context.measureText(sizeName).width + size * 0.9;

  context.font = slateFont(size, 450);
  const terms = slateTerms(shot).join('   ');
  context.fillStyle = '#a9acb3';
  const room = labelLeft - size - x;
  const shown = fitted(context, terms, room);
  context.fillText(shown, x, middle);
  x += context.measureText(shown).width + size * 1.1;

  const firstLine = shot.prompt.replaceAll(/\s+/g, ' ').trim();
  const text = fitted(context, firstLine, labelLeft - size * 1.2 - x);
  if (text !== '') {
    context.fillStyle = '#4a4d54';
    context.fillRect(x - size * 0.55, middle - size * 0.55, Math.max(1, size * 0.07), size * 1.1);
    context.fillStyle = '#d7d4cd';
    context.fillText(text, x, middle);
  }
  context.restore();
}
