import { type Contents, contentsOf } from '@dailies/shared/difference';
import { migrateDocument, newDocument, readEdges, readNodes, readPick } from '@dailies/shared/document';
import * as Y from 'yjs';
import { graphScene, type GraphScene } from './picture/GraphScene.ts';

/** A state of the project, ready to be looked at and compared. */
export interface ShownState {
  readonly doc: Y.Doc;
  readonly contents: Contents;
  readonly scene: GraphScene;
}

/** A version's state, brought to today's form; what is stored stays as it is. */
export function keptState(update: Uint8Array): ShownState {
  const doc = newDocument();
  Y.applyUpdate(doc, update);
  migrateDocument(doc);
  return {
    doc,
    contents: contentsOf(doc),
    scene: graphScene({ nodes: readNodes(doc), edges: readEdges(doc), pickOf: (node) => readPick(doc, node) }),
  };
}
