import type { Observable } from '../../session/Observable.ts';
import { actualZoom, type Extent, FITTING, type View, zoomedAt } from './view.ts';

const STEP = 1.5;

/** `+` and `-` zoom, `0` fits, `Z` goes between fitting and 100 %. Whether the key was one of them. */
export function zoomByKey(key: string, view: Observable<View>, picture: Extent, pane: Extent): boolean {
  const by = (factor: number) => view.set(zoomedAt(view.get(), factor, [0, 0], picture, pane));
  const meaning: Readonly<Record<string, () => void>> = {
    '+': () => by(STEP),
    '=': () => by(STEP),
    '-': () => by(1 / STEP),
    '0': () => view.set(FITTING),
    'z': () => {
      if (view.get().zoom > 1) view.set(FITTING);
      else by(actualZoom(picture, pane));
    },
  };
  const act = meaning[key.toLowerCase()];
  act?.();
  return act !== undefined;
}
