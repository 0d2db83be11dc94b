import {
  type CommentRecord,
  readComment,
  readComments,
  readNode,
  readRequest,
  readRun,
  readTake,
  readTracking,
  rootOf,
  Verdict,
} from '@dailies/shared/document';
import type { NotificationKind, NotificationSubject } from '@dailies/shared/http';
import { NodeId, type ProjectId, type RequestId, RunId, runIdOf, TakeId, UserId } from '@dailies/shared/ids';
import { mentionsIn, withNames } from '@dailies/shared/mentions';
import { isTerminal } from '@dailies/shared/runs';
import type { Doc } from 'yjs';
import { type Concern, concernId } from './Concern.ts';
import type { Seen } from './Seen.ts';

const TEXT_CHARS = 200;
/** Words that come this late were read elsewhere: a branch that was merged, a version that was restored. */
const OLD_COMMENT_MS = 7 * 86_400_000;

const cut = (text: string): string => (text.length > TEXT_CHARS ? `${text.slice(0, TEXT_CHARS - 1)}…` : text);

function aboutNode(doc: Doc, node: NodeId): NotificationSubject {
  const title = readNode(doc, node)?.title;
  return { node, ...(title === undefined ? {} : { title }) };
}

function aboutTake(doc: Doc, id: TakeId): NotificationSubject {
  const take = readTake(doc, id);
  if (take === undefined) return { take: id };
  return { ...aboutNode(doc, take.node), take: id, number: take.number, poster: take.poster };
}

/** The comment that a thread begins with. */
function beginningOf(doc: Doc, comment: CommentRecord): CommentRecord {
  let first = comment;
  const passed = new Set<string>();
  while (first.parent !== null && !passed.has(first.id)) {
    passed.add(first.id);
    const parent = readComment(doc, first.parent);
    if (parent === undefined) break;
    first = parent;
  }
  return first;
}

/** Whom a comment concerns, and why; who is named hears that they are named. */
function readersOf(doc: Doc, comment: CommentRecord): ReadonlyMap<UserId, NotificationKind> {
  const readers = new Map<UserId, NotificationKind>();
  const tell = (user: UserId, kind: NotificationKind): void => {
    if (!readers.has(user)) readers.set(user, kind);
  };
  for (const { of, id } of mentionsIn(comment.body)) {
    const user = of === 'user' ? UserId.safeParse(id) : undefined;
    if (user?.success === true) tell(user.data, 'mention');
  }
  const { anchor } = comment;
  if (comment.parent !== null) {
    const beginning = beginningOf(doc, comment);
    for (const other of readComments(doc)) {
      if (beginningOf(doc, other).id === beginning.id && other.at <= comment.at) tell(other.by, 'reply');
    }
  }
  const take = anchor.on === 'take' ? readTake(doc, anchor.take) : undefined;
  const node = anchor.on === 'node' ? anchor.node : take?.node;
  if (take !== undefined) tell(take.by, 'comment');
  if (node !== undefined) for (const user of readTracking(doc, node).assignees) tell(user, 'comment');
  return readers;
}

function ofComment(doc: Doc, { key }: Seen, nowMs: number): Concern[] {
  const comment = readComment(doc, key);
  if (comment === undefined || nowMs - comment.at > OLD_COMMENT_MS) return [];
  const { anchor, by, id } = comment;
  const text = cut(withNames(comment.body, () => undefined, '@'));
  const about =
    anchor.on === 'take' ? aboutTake(doc, anchor.take) : anchor.on === 'node' ? aboutNode(doc, anchor.node) : {};
  const subject = { ...about, comment: id, text };
  // One comment tells each person once, whatever it is to them.
  return [...readersOf(doc, comment)].map(([user, kind]) => ({
    id: concernId(user, 'comment', id),
    user,
    kind,
    actor: by,
    subject,
  }));
}

function ofTracking(doc: Doc, project: ProjectId, { key, writing, by }: Seen): Concern[] {
  const [node, what, assignee] = key.split(':');
  const id = NodeId.safeParse(node);
  const user = UserId.safeParse(assignee);
  if (what !== 'assignee' || !id.success || !user.success || rootOf(doc, 'tracking').get(key) !== true) return [];
  const subject = aboutNode(doc, id.data);
  return [{ id: concernId(user.data, project, key, writing), user: user.data, kind: 'assigned', actor: by, subject }];
}

function ofReview(doc: Doc, project: ProjectId, { key, writing }: Seen): Concern[] {
  const [takeId, reviewer, what] = key.split(':');
  const id = TakeId.safeParse(takeId);
  const actor = UserId.safeParse(reviewer);
  const verdict = Verdict.safeParse(rootOf(doc, 'reviews').get(key));
  const take = id.success ? readTake(doc, id.data) : undefined;
  if (what !== 'verdict' || !id.success || !actor.success || !verdict.success || take === undefined) return [];
  return [
    {
      id: concernId(take.by, project, key, writing),
      user: take.by,
      kind: 'verdict',
      actor: actor.data,
      subject: { ...aboutTake(doc, id.data), verdict: verdict.data },
    },
  ];
}

/** How a request ended, once each of its variations has; of one that somebody cancelled nobody is told. */
function ofEndedRequest(doc: Doc, request: RequestId): Concern[] {
  const asked = readRequest(doc, request);
  if (asked === undefined) return [];
  const facts = Array.from({ length: asked.variations }, (_, variation) => readRun(doc, runIdOf(request, variation)));
  if (facts.some((fact) => fact === undefined || !isTerminal(fact.state))) return [];
  const made = facts.flatMap((fact) => (fact?.take === undefined ? [] : [fact.take]));
  const failed = facts.find((fact) => fact?.state === 'failed');
  const [first] = made;
  const base = { id: concernId(asked.by, 'request', request), user: asked.by, actor: null };
  if (first !== undefined) {
    return [{ ...base, kind: 'takes-ready', subject: { ...aboutTake(doc, first), count: made.length } }];
  }
  if (failed === undefined) return [];
  const text = cut(failed.error ?? 'The run failed without a reason.');
  return [{ ...base, kind: 'takes-failed', subject: { ...aboutNode(doc, asked.node), text } }];
}

function ofRun(doc: Doc, { key }: Seen): Concern[] {
  const id = RunId.safeParse(key);
  const fact = id.success ? readRun(doc, id.data) : undefined;
  if (fact === undefined) return [];
  if (isTerminal(fact.state)) return ofEndedRequest(doc, fact.request);
  if (fact.state !== 'held') return [];
  const asked = readRequest(doc, fact.request);
  if (asked === undefined) return [];
  return [
    {
      id: concernId(asked.by, 'held', fact.request),
      user: asked.by,
      kind: 'held',
      actor: null,
      subject: { ...aboutNode(doc, fact.node), text: cut(fact.error ?? '') },
    },
  ];
}

/** Whom what was written concerns, each thing once; never whoever wrote it. Read from the document as it is now. */
export function concernsOf(doc: Doc, project: ProjectId, seen: readonly Seen[], nowMs: number): readonly Concern[] {
  const found = new Map<string, Concern>();
  for (const one of seen) {
    const concerns = {
      comments: () => ofComment(doc, one, nowMs),
      tracking: () => ofTracking(doc, project, one),
      reviews: () => ofReview(doc, project, one),
      runs: () => ofRun(doc, one),
    }[one.root]();
    for (const concern of concerns) {
      if (concern.user !== concern.actor && !found.has(concern.id)) found.set(concern.id, concern);
    }
  }
  return [...found.values()];
}
