import { newDocument, readComments, readEdges, readNodes, readSettings } from '@dailies/shared/document';
import * as Y from 'yjs';
import type { RescuedCopy } from './RescueStore.ts';

/** A rescued copy as the document that it was. */
export function documentOf({ update }: RescuedCopy): Y.Doc {
  const doc = newDocument();
  Y.applyUpdate(doc, update);
  return doc;
}

/** Words of a rescued copy, and what they stand in. */
export interface RescuedWords {
  readonly title: string;
  readonly words: readonly string[];
}

/** What was written in a rescued copy: prompts, notes and own comments, each with what it stands in. */
export function wordsOfRescue(copy: RescuedCopy): RescuedWords[] {
  const doc = documentOf(copy);
  const nodes = readNodes(doc).map(({ title, params }) => ({
    title,
    words: Object.values(params).flatMap((value) => (typeof value === 'string' && value.includes(' ') ? [value] : [])),
  }));
  const comments = readComments(doc)
    .filter(({ by }) => by === copy.user)
    .map(({ body }) => ({ title: 'Your comment', words: [body] }));
  return [...nodes, ...comments];
}

/** The words in a rescued copy: titles, prompts, notes and own comments, as plain text. */
export function textsOfRescue(copy: RescuedCopy): string {
  const blocks = wordsOfRescue(copy).map(({ title, words }) => [title, ...words].join('\n'));
  return [readSettings(documentOf(copy)).name, ...blocks].join('\n\n');
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
