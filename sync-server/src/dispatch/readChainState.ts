import { readNode, readRequest, readRun } from '@dailies/shared/document';
import { type ChainState, chainState } from '@dailies/shared/graph';
import { type RequestId, runIdOf } from '@dailies/shared/ids';
import type { Doc } from 'yjs';

/** How a request stands to those before it in its chain. */
export const readChainState = (doc: Doc, id: RequestId): ChainState =>
  chainState(id, {
    request: (other) => readRequest(doc, other),
    run: (other, variation) => readRun(doc, runIdOf(other, variation)),
    titleOf: (node) => readNode(doc, node)?.title ?? 'A node',
  });
