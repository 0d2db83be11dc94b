import type { NodeId } from '@dailies/shared/ids';
import { Observable } from '../../session/Observable.ts';

/** The node whose gallery was asked for; the gallery takes it up when it is there. */
export const wantedGallery = new Observable<NodeId | null>(null);

/** Brings a node's gallery into view, once the panel with it is open. */
export const showGallery = (node: NodeId): void => wantedGallery.set(node);
