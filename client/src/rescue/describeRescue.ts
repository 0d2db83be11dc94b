import { newDocument, readComments, readEdges, readNodes, readSettings } from '@dailies/shared/document';
import * as Y from 'yjs';
import type { RescuedCopy } from './RescueStore.ts';

/** A rescued copy as the document that it was. */
export function documentOf({ update }: RescuedCopy): Y.Doc {
  const doc = newDocument();
  Y.applyUpdate(doc, update);
  return doc;
}

/** The words in a rescued copy: titles, prompts, notes and own comments, as plain text. */
export function textsOfRescue(copy: RescuedCopy): string {
  const doc = documentOf(copy);
  const nodes = readNodes(doc).map((node) => {
    const texts = Object.values(node.params).filter((value) => typeof value === 'string' && value.includes(' '));
    return [node.title, ...texts].join('\n');
  });
  const comments = readComments(doc).flatMap((comment) => (comment.by === copy.user ? [comment.body] : []));
  return [readSettings(doc).name, ...nodes, ...comments].join('\n\n');
}

/** A rescued copy as a file that people and programs can read; `update` is the whole Yjs state. */
export function fileOfRescue(copy: RescuedCopy): Blob {
  const doc = documentOf(copy);
  let binary = '';
  for (const byte of copy.update) binary += String.fromCharCode(byte);
  const content = {
    project: copy.project,
    name: copy.projectName,
    rescuedAt: new Date(copy.at).toISOString(),
    reason: copy.reason,
    nodes: readNodes(doc),
    edges: readEdges(doc),
    comments: readComments(doc),
    update: btoa(binary),
  };
  return new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' });
}
