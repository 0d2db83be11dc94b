import * as Y from 'yjs';
import { z } from 'zod';
import {
  CommentAnchor,
  commentKey,
  readComment,
  readNode,
  readTake,
  recordsOf,
  rootOf,
  ROOT_WRITERS,
} from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { CommentId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';
import { replaceText } from './replaceText.ts';

const roles = ROOT_WRITERS.comments;

export const addComment = defineCommand({
  name: 'addComment',
  label: 'Comment',
  args: z.object({
    id: CommentId,
    anchor: CommentAnchor,
    body: z.string().trim().min(1, 'Write something first.').max(10_000),
    parent: CommentId.nullable().default(null),
  }),
  roles,
  undoable: false,
  check: (doc, { id, anchor, parent }) => {
    if (rootOf(doc, 'comments').has(id)) return refuse('conflict', `A comment "${id}" is there already.`, 'N1');
    if (anchor.on === 'take' && readTake(doc, anchor.take) === undefined) {
      return refuse('not-found', `There is no take "${anchor.take}".`, 'N4');
    }
    if (anchor.on === 'node' && readNode(doc, anchor.node) === undefined) {
      return refuse('not-found', `There is no node "${anchor.node}".`, 'N4');
    }
    return parent !== null && readComment(doc, parent) === undefined
      ? refuse('not-found', 'The comment that this answers is gone.', 'N4')
      : ok(null);
  },
  apply: (doc, { id, anchor, body, parent }, { actor, now }) => {
    const record = new Y.Map<unknown>();
    record.set('anchor', anchor);
    record.set('by', actor);
    record.set('at', now);
    record.set('parent', parent);
    record.set('body', new Y.Text(body));
    recordsOf(doc, 'comments').set(id, record);
    return id;
  },
});

/** Changes the words of one's own comment, by the smallest replacement. */
export const editComment = defineCommand({
  name: 'editComment',
  label: 'Edit comment',
  args: z.object({ id: CommentId, body: z.string().trim().min(1, 'Write something first.').max(10_000) }),
  roles,
  undoable: false,
  check: (doc, { id }, { actor }) => {
    const comment = readComment(doc, id);
    if (comment === undefined) return refuse('not-found', 'That comment is gone.', 'N4');
    return comment.by === actor ? ok(null) : refuse('forbidden', 'Only its author changes a comment.', 'A4');
  },
  apply: (doc, { id, body }, { now }) => {
    const record = recordsOf(doc, 'comments').get(id);
    const text = record?.get('body');
    if (!(text instanceof Y.Text) || text.toString() === body) return;
    replaceText(text, body);
    record?.set('edited', now);
  },
});

/** Marks a comment as done with, or open again: anybody who may comment may. */
export const resolveComment = defineCommand({
  name: 'resolveComment',
  label: 'Resolve comment',
  args: z.object({ id: CommentId, resolved: z.boolean() }),
  roles,
  undoable: false,
  check: (doc, { id }) =>
    readComment(doc, id) === undefined ? refuse('not-found', 'That comment is gone.', 'N4') : ok(null),
  apply: (doc, { id, resolved }, { actor }) => {
    const root = rootOf(doc, 'comments');
    if (resolved) root.set(commentKey.resolved(id), actor);
    else root.delete(commentKey.resolved(id));
  },
});

/** Deletes one's own comment; a director may delete anybody's. */
export const deleteComment = defineCommand({
  name: 'deleteComment',
  label: 'Delete comment',
  args: z.object({ id: CommentId }),
  roles,
  undoable: false,
  check: (doc, { id }, { actor, role }) => {
    const comment = readComment(doc, id);
    if (comment === undefined) return refuse('not-found', 'That comment is gone.', 'N4');
    return comment.by === actor || role === 'director'
      ? ok(null)
      : refuse('forbidden', 'Only its author or a director deletes a comment.', 'A4');
  },
  apply: (doc, { id }) => {
    recordsOf(doc, 'comments').delete(id);
  },
});
