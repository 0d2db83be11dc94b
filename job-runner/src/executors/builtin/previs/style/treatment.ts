import type { PrevisShot } from '../readShot.ts';
import { says } from '../words.ts';

/** The hands that a frame can be drawn by. `drawn` is the house's own: a clean line over flat tones. */
export type Treatment = 'drawn' | 'ink' | 'pencil' | 'charcoal' | 'noir' | 'watercolour' | 'flat';

/** The first that a style's name or description says is taken. */
const SAID: readonly (readonly [Treatment, readonly string[]])[] = [
  ['watercolour', ['watercolour', 'watercolor', 'aquarelle', 'wash', 'gouache']],
  ['charcoal', ['charcoal', 'chalk', 'conté', 'conte']],
  ['pencil', ['pencil', 'graphite', 'sketch', 'sketched']],
  ['noir', ['noir', 'black and white', 'black-and-white', 'monochrome', 'expressionist', 'chiaroscuro']],
  ['ink', ['ink', 'inked', 'pen and ink', 'manga', 'woodcut', 'line drawing', 'linocut', 'comic']],
  ['flat', ['flat', 'poster', 'graphic', 'vector', 'cut-out', 'cutout', 'silkscreen', 'screen print']],
];

export function treatmentFor({ style }: PrevisShot): Treatment {
  if (style === undefined) return 'drawn';
  const words = `${style.name} ${style.description}`;
  return SAID.find(([, said]) => says(words, ...said))?.[0] ?? 'drawn';
}

/** How heavy a treatment's lines are, against the house's own. */
export const LINE_SCALES: Readonly<Record<Treatment, number>> = {
  drawn: 1,
  ink: 1.5,
  pencil: 1.15,
  charcoal: 1.5,
  noir: 1.1,
  watercolour: 0.55,
  flat: 0.3,
};
