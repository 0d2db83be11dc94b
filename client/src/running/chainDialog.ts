import type { ChainScope } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { Observable } from '../session/Observable.ts';

/** What somebody is about to ask for: looked at before it starts. */
export interface ChainWish {
  readonly scope: ChainScope;
  readonly nodes: readonly NodeId[];
  /** How many takes of the last nodes the dialog begins with. */
  readonly variations: number;
}

/** What the dialog shows; null: it is closed. */
export const chainDialog = new Observable<ChainWish | null>(null);

/** Shows what would run, before anything does. */
export const showChain = (scope: ChainScope, nodes: readonly NodeId[], variations = 1): void => {
  if (nodes.length > 0) chainDialog.set({ scope, nodes, variations });
};
