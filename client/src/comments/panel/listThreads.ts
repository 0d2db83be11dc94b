import type { CommentAnchor } from '@dailies/shared/document';
import type { UserId } from '@dailies/shared/ids';
import { mentionsIn, withNames } from '@dailies/shared/mentions';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { type Thread, threadsOf } from '../threads.ts';

export const THREAD_FILTERS = ['open', 'mine', 'mentions', 'resolved'] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];

/** Every thread of a project, what was said last first. */
export function allThreads(model: ProjectModel): readonly Thread[] {
  return model
    .commentPlaces()
    .flatMap((place) => threadsOf(model.comments(place)))
    .sort((a, b) => lastOf(b) - lastOf(a) || (a.first.id < b.first.id ? -1 : 1));
}

/** When something was said in it last, in ms. */
const lastOf = ({ first, replies }: Thread): number => Math.max(first.at, ...replies.map(({ at }) => at));

export interface ThreadQuery {
  readonly filter: ThreadFilter;
  readonly words: string;
  readonly me: UserId;
  readonly nameOf: (user: UserId) => string;
  readonly placeName: (anchor: CommentAnchor) => string;
}

/** The threads that are asked for: what is said, who says it, and where, hold the words. */
export function listThreads(
  threads: readonly Thread[],
  { filter, words, me, nameOf, placeName }: ThreadQuery,
): readonly Thread[] {
  const wanted = words.trim().toLowerCase();
  return threads.filter((thread) => {
    const { first, replies } = thread;
    const all = [first, ...replies];
    const isResolved = first.resolvedBy !== undefined;
    if (isResolved !== (filter === 'resolved')) return false;
    if (filter === 'mine' && !all.some(({ by }) => by === me)) return false;
    const isNamed = all.some(({ body }) => mentionsIn(body).some(({ of, id }) => of === 'user' && id === me));
    if (filter === 'mentions' && !isNamed) return false;
    if (wanted === '') return true;
    const said = all.map(({ body, by }) => `${nameOf(by)} ${withNames(body, () => undefined, '@')}`);
    return [placeName(first.anchor), ...said].join('\n').toLowerCase().includes(wanted);
  });
}
