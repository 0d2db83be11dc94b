import { Observable } from '../session/Observable.ts';

/** Whether the command palette is open. */
export const paletteOpen = new Observable(false);
