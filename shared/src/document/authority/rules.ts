import * as Y from 'yjs';
import { z } from 'zod';
import { type RootName, rootOf } from '../schema/roots.ts';
import { EdgeRecord, Rating, RequestMark, RequestRecord, Verdict as ReviewVerdict } from '../schema/records.ts';
import { Settings } from '../schema/settings.ts';
import { canonicalJson, ID_PATTERN, TakeId } from '../../ids/index.ts';
import { valueOf } from './content.ts';
import type { Place } from './places.ts';
import { type Actor, type OwnerOfClient, Refused } from './verdict.ts';

/** A write to a map key, or characters put into a text, that would be seen. */
export interface Write {
  readonly place: Place;
  readonly item: Y.Item;
  /** The JSON value; undefined for a map, a text, characters, and for what was deleted already. */
  readonly value: unknown;
  /** What the key holds in the document: an item (live or deleted), or nothing yet. */
  readonly held: Y.Item | undefined;
  /** The key holds something live that this update does not delete by itself. */
  readonly overwrites: boolean;
  /** The record that it lies in is new in this update. */
  readonly inNewRecord: boolean;
}

/** The deletion of a live item of the document. */
export interface Deletion {
  readonly place: Place;
  readonly item: Y.Item;
  /** What the update writes to the same key anew: then this is a change, judged as a write. */
  readonly rewrittenBy: Y.Item | undefined;
}

export interface RuleContext {
  readonly doc: Y.Doc;
  readonly actor: Actor;
  readonly ownerOfClient: OwnerOfClient;
  /** Whether of two values of one key the first comes later: the last is what the key holds. */
  readonly isAfter: (a: Y.Item, b: Y.Item) => boolean;
  /** The value that this update writes at keys of a root; undefined where it writes none. */
  readonly written: (root: RootName, ...keys: string[]) => unknown;
}

interface RecordRule {
  readonly write?: (write: Write, context: RuleContext) => void;
  readonly remove?: (deletion: Deletion, context: RuleContext) => void;
}

const isDeleted = (item: Y.Item): boolean => item.content instanceof Y.ContentDeleted;

function mustBe(schema: z.ZodType, value: unknown, what: string): void {
  if (!schema.safeParse(value).success) throw new Refused('content', `This is not ${what}.`);
}

const notYours = (what: string): Refused => new Refused('not-yours', `This ${what} belongs to somebody else.`);

/** Who made a live record, by its own `by`. */
function makerOf(doc: Y.Doc, root: RootName, id: string): unknown {
  const record = rootOf(doc, root).get(id);
  return record instanceof Y.Map ? record.get('by') : undefined;
}

/** The `by` that a new record of this update carries. */
const hasBy = (value: unknown): value is { by: unknown } =>
  typeof value === 'object' && value !== null && 'by' in value;

interface OwnedRecordParts {
  readonly root: 'comments' | 'playlists';
  /** Fields that are written once, beside `by`. */
  readonly fixed: readonly string[];
  /** Fields that its maker changes. */
  readonly changeable: readonly string[];
  /** Whether a director changes them too. */
  readonly isDirected: boolean;
}

/** A record that its maker changes, that its maker or a director deletes, and whose `by` never changes. */
function ownedRecord({ root, fixed, changeable, isDirected }: OwnedRecordParts): Required<RecordRule> {
  const fields = ['by', ...fixed, ...changeable];
  const owns = ({ keys }: Place, { doc, actor }: RuleContext): boolean =>
    makerOf(doc, root, keys[0] ?? '') === actor.user;
  return {
    write: (write, context) => {
      const { place, value, item } = write;
      const [, field] = place.keys;
      if (place.keys.length === 1) {
        if (write.overwrites && !(owns(place, context) && isDeleted(item))) {
          throw new Refused('immutable', 'A record that is there is not replaced.');
        }
        // Made again after a deletion: only by the one who made it (an undone deletion).
        if (write.held !== undefined && !write.overwrites) {
          if (context.ownerOfClient(write.held.id.client) !== context.actor.user) throw notYours('record');
        }
        if (!isDeleted(item) && context.written(root, place.keys[0] ?? '', 'by') !== context.actor.user) {
          throw notYours('name');
        }
        return;
      }
      if (!fields.includes(field ?? '')) throw new Refused('unknown-key', `A record of "${root}" has no "${field}".`);
      if (write.inNewRecord) {
        if (field === 'by' && value !== context.actor.user && !isDeleted(item)) throw notYours('name');
        return;
      }
      if (!changeable.includes(field ?? '')) throw new Refused('immutable', `"${field}" is not changed later.`);
      if (!owns(place, context) && !(isDirected && context.actor.role === 'director')) throw notYours('record');
    },
    remove: ({ place, rewrittenBy }, context) => {
      if (place.keys.length > 1 && !changeable.includes(place.keys[1] ?? '')) {
        throw new Refused('immutable', `"${place.keys[1]}" is not removed.`);
      }
      if (rewrittenBy !== undefined || owns(place, context)) return;
      if (place.keys.length === 1 && context.actor.role === 'director') return;
      throw notYours('record');
    },
  };
}

const comment = ownedRecord({
  root: 'comments',
  fixed: ['anchor', 'at', 'parent'],
  changeable: ['body', 'edited'],
  // A director deletes, but does not put words into another's mouth.
  isDirected: false,
});
const playlist = ownedRecord({ root: 'playlists', fixed: [], changeable: ['name', 'takes'], isDirected: true });

const SettingKey = z.keyof(Settings);

const MARK_KEY = /^(cancel|confirm):/;

/**
 * A mark that lost to somebody else's before it was ever sent arrives as deleted content. Only where the
 * other's stands and stays: a deleted one that came out last would take the other's away.
 */
const isLostMark = ({ item, held }: Write, { isAfter }: RuleContext): boolean =>
  isDeleted(item) && held?.deleted === false && isAfter(held, item);

/** Whether an item of the document holds just this JSON value. */
const isSame = (held: Y.Item | undefined, value: unknown): boolean =>
  held?.content instanceof Y.ContentAny && canonicalJson(valueOf(held)) === canonicalJson(value);

const TRACKING_KEY = /^[A-Za-z0-9_-]{1,64}:(status|due|locked|priority|estimate|assignee:[A-Za-z0-9_-]{1,64})$/;

/** A key of `reviews` names its writer. */
function ownReview({ keys }: Place, { actor }: RuleContext): 'verdict' | 'rating' {
  const [take = '', user, what, ...more] = (keys[0] ?? '').split(':');
  if (!ID_PATTERN.test(take) || (what !== 'verdict' && what !== 'rating') || more.length > 0) {
    throw new Refused('unknown-key', `Reviews have no key "${keys[0]}".`);
  }
  if (user !== actor.user) throw notYours('review');
  return what;
}

/**
 * The rules of records, beside the table of roles (`ROOT_WRITERS`) and the kinds of content
 * (document-rules A4). A root that stands here without a rule is free to those who may write it.
 */
export const RECORD_RULES: Readonly<Partial<Record<RootName, RecordRule>>> = {
  settings: {
    write: ({ place: { keys }, value, item }) => {
      const key = SettingKey.safeParse(keys[0]);
      if (!key.success) throw new Refused('unknown-key', `There is no setting "${keys[0]}".`);
      // A change that lost to another one before it was ever sent arrives as deleted. Where one removes a
      // setting nonetheless, it reads as its default, which its writer may set as well.
      if (!isDeleted(item)) mustBe(Settings.shape[key.data], value, `a value for the setting "${key.data}"`);
    },
    remove: ({ rewrittenBy }) => {
      if (rewrittenBy === undefined) throw new Refused('immutable', 'A setting is changed, not removed.');
    },
  },
  edges: {
    write: ({ value, item, held }) => {
      if (isDeleted(item)) return;
      mustBe(EdgeRecord, value, 'an edge');
      // Said to be deleted by the same update or not. Two people who deleted one edge at once may both undo
      // it: the same edge again is no change.
      if (held?.deleted === false && !isSame(held, value)) {
        throw new Refused('immutable', 'An edge is not changed; delete it and draw another.');
      }
    },
  },
  picks: {
    write: ({ value, item }) => {
      if (!isDeleted(item)) mustBe(TakeId, value, "a take's id");
    },
  },
  tracking: {
    write: ({ place: { keys } }) => {
      if (!TRACKING_KEY.test(keys[0] ?? '')) throw new Refused('unknown-key', `Tracking has no key "${keys[0]}".`);
    },
  },
  requests: {
    write: (write, context) => {
      const { value, held } = write;
      const key = write.place.keys[0] ?? '';
      const isMark = MARK_KEY.test(key);
      if (isMark && isLostMark(write, context)) return;
      if (isMark) mustBe(RequestMark, value, 'a mark on a request');
      else mustBe(RequestRecord, value, 'a request');
      if (!hasBy(value) || value.by !== context.actor.user) throw notYours('request');
      // Two people may press Cancel at once; a request itself is written once, ever.
      if (!isMark && (held !== undefined || write.item.origin !== null))
        throw new Refused('immutable', 'A request is written once.');
      if (!isMark && key.includes(':')) throw new Refused('unknown-key', `Requests have no key "${key}".`);
    },
    remove: ({ item, place: { keys }, rewrittenBy }, { isAfter }) => {
      const isOvertaken = rewrittenBy !== undefined && !isDeleted(rewrittenBy) && isAfter(rewrittenBy, item);
      if (!isOvertaken || !MARK_KEY.test(keys[0] ?? '')) throw new Refused('immutable', 'A request is not removed.');
    },
  },
  reviews: {
    write: ({ place, value, item }, context) => {
      const what = ownReview(place, context);
      if (!isDeleted(item)) mustBe(what === 'verdict' ? ReviewVerdict : Rating, value, `a ${what}`);
    },
    remove: ({ place }, context) => void ownReview(place, context),
  },
  comments: {
    write: (write, context) => {
      const { keys } = write.place;
      if (!(keys[0] ?? '').includes(':')) return comment.write(write, context);
      if (!(keys[0] ?? '').startsWith('resolved:'))
        throw new Refused('unknown-key', `Comments have no key "${keys[0]}".`);
      if (!isDeleted(write.item) && write.value !== context.actor.user) throw notYours('name');
    },
    remove: (deletion, context) => {
      if (!(deletion.place.keys[0] ?? '').includes(':')) comment.remove(deletion, context);
    },
  },
  playlists: playlist,
};
