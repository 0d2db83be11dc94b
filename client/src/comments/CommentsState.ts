import type { CommentAnchor } from '@dailies/shared/document';
import type { CommentId, NodeId } from '@dailies/shared/ids';
import { Observable } from '../session/Observable.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';
import { Seen } from './Seen.ts';

/** What is open beside a pin of the canvas. */
export type OpenPin =
  | { readonly kind: 'thread'; readonly root: CommentId }
  | { readonly kind: 'node'; readonly node: NodeId; readonly highlight: CommentId | null }
  /** Somebody is writing the first comment of a place. */
  | { readonly kind: 'new'; readonly anchor: CommentAnchor };

/** What this page shows of a project's comments; nothing of it is stored but what was read. */
export class CommentsState {
  readonly open = new Observable<OpenPin | null>(null);
  readonly isPanelOpen = new Observable(false);
  readonly showsResolved = new Observable(false);
  readonly seen: Seen;

  constructor({ me, project }: Pick<ProjectSession, 'me' | 'project'>) {
    this.seen = new Seen(localStorage, `dailies-seen ${me.id} ${project.id}`, Date.now());
  }
}

const states = new WeakMap<ProjectSession, CommentsState>();

export function commentsOf(session: ProjectSession): CommentsState {
  const state = states.get(session) ?? new CommentsState(session);
  states.set(session, state);
  return state;
}
