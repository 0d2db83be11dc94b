import { createNodes } from '@dailies/shared/commands';
import { readNode } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { NodeId } from '@dailies/shared/ids';
import type { Browser } from './Browser.ts';

/** Puts a note with a known id on the canvas, as the person at this browser. */
export function addNote({ doc, options }: Browser, id: string): void {
  const context = { actor: options.person.id, role: options.role, now: Date.now() };
  unwrap(createNodes.run(doc, { nodes: [{ id, type: 'note', pos: [0, 0] }] }, context));
}

export const hasNote = ({ doc }: Browser, id: string): boolean => readNode(doc, NodeId.parse(id)) !== undefined;
