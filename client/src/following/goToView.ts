import { Observable } from '../session/Observable.ts';
import type { Peer } from '../session/Presence.ts';

/** Where the canvas shall look once it is there: somebody's place that was gone to. */
export const goToView = new Observable<Peer['view']>(null);
