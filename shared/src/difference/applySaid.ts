import {
  addComment,
  cancelRequest,
  confirmRequest,
  deleteComment,
  deletePlaylist,
  editComment,
  putPlaylist,
  requestTakes,
  resolveComment,
  setRating,
  setVerdict,
} from '../commands/index.ts';
import { readPlaylists, RequestRecord } from '../document/index.ts';
import { mergedRecord, valueAfter } from './applyBuilt.ts';
import type { Change, FieldChange } from './change.ts';
import type { ChangeRunner } from './ChangeRunner.ts';
import type { JsonValue } from './contents.ts';
import { parentsFirst } from './parentsFirst.ts';

const NOT_YOURS = 'Somebody else said this, and only they can say it again.';

const after = (change: Change, key: string): JsonValue | undefined =>
  change.fields.find((field) => field.key === key)?.after;

const fieldOf = (change: Change, key: string): readonly FieldChange[] =>
  change.fields.filter((field) => field.key === key);

/** When it was said; undefined where that is not known. */
const timeOf = (at: JsonValue | undefined): number | undefined => (typeof at === 'number' ? at : undefined);

export function applyReviews(runner: ChangeRunner, changes: readonly Change[]): void {
  for (const change of changes) {
    const [take, user, what] = change.id.split(':');
    const value = valueAfter(change) ?? null;
    if (user !== runner.context.actor) runner.refuse(change, NOT_YOURS);
    else if (what === 'verdict') runner.run(setVerdict, { take, verdict: value }, { change });
    else runner.run(setRating, { take, rating: value }, { change });
  }
}

export function applyComments(runner: ChangeRunner, changes: readonly Change[]): void {
  const { actor } = runner.context;
  // A comment comes before its answers.
  for (const change of parentsFirst(changes, (change) => after(change, 'parent'))) {
    const { id } = change;
    const [body, resolved] = [after(change, 'body'), after(change, 'resolved')];
    if (change.kind === 'removed') runner.run(deleteComment, { id }, { change });
    else if (change.kind === 'added' && after(change, 'by') !== actor) runner.refuse(change, NOT_YOURS);
    else {
      const fields = fieldOf(change, 'body');
      if (change.kind === 'added') {
        const args = { id, anchor: after(change, 'anchor'), body, parent: after(change, 'parent') ?? null };
        if (!runner.run(addComment, args, { change }, timeOf(after(change, 'at')))) continue;
      } else if (body !== undefined) runner.run(editComment, { id, body }, { change, fields });
      if (resolved !== undefined && (resolved === true || change.kind === 'changed')) {
        runner.run(resolveComment, { id, resolved }, { change, fields: fieldOf(change, 'resolved') });
      }
    }
  }
}

export function applyPlaylists(runner: ChangeRunner, changes: readonly Change[]): void {
  const present = new Map(
    changes.length === 0 ? [] : readPlaylists(runner.doc).map(({ id, ...list }) => [`${id}`, list]),
  );
  for (const change of changes) {
    const { id } = change;
    if (change.kind === 'removed') runner.run(deletePlaylist, { id }, { change });
    else if (change.kind === 'added' && after(change, 'by') !== runner.context.actor) runner.refuse(change, NOT_YOURS);
    else {
      const { name, takes } = mergedRecord(present.get(id) ?? {}, change);
      runner.run(putPlaylist, { id, name, takes }, { change });
    }
  }
}

/** A request made while away is made as late as it comes: where its recipe has changed, a person confirms it. */
export function applyRequests(runner: ChangeRunner, changes: readonly Change[]): void {
  for (const change of changes) {
    const { id } = change;
    if (change.kind === 'removed') {
      runner.refuse(change, 'A request is not taken back; cancel it instead.');
      continue;
    }
    if (change.kind === 'added') {
      const request = RequestRecord.safeParse(valueAfter(change));
      if (!request.success || request.data.by !== runner.context.actor) {
        runner.refuse(change, NOT_YOURS);
        continue;
      }
      const { by: _by, at, ...args } = request.data;
      if (!runner.run(requestTakes, { ...args, id }, { change }, at)) continue;
    }
    if (after(change, 'cancelled') === true) runner.run(cancelRequest, { request: id }, { change });
    if (after(change, 'confirmed') === true) runner.run(confirmRequest, { request: id }, { change });
  }
}
