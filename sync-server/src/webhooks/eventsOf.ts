import {
  readComment,
  readNode,
  readRun,
  readSettings,
  readTake,
  readTracking,
  type TakeRecord,
} from '@dailies/shared/document';
import type { WebhookEvent } from '@dailies/shared/http';
import { NodeId, type ProjectId, RunId, sha256Hex, type TakeId, type UserId } from '@dailies/shared/ids';
import { withNames } from '@dailies/shared/mentions';
import type { Doc } from 'yjs';
import type { Seen } from '../notifications/Seen.ts';

/** Something that happened in a project, as webhooks are told of it. */
export interface ProjectEvent {
  /** Derived from what happened, so that it is told once. */
  readonly id: string;
  readonly type: WebhookEvent;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

const eventId = (...what: readonly string[]): string => sha256Hex(['event', ...what].join(':')).slice(0, 32);

const aboutNode = (doc: Doc, id: NodeId) => ({ id, title: readNode(doc, id)?.title ?? null });

const aboutTake = (id: TakeId, { number, kind, media, poster, width, height, frames, fps, by, at }: TakeRecord) => ({
  id,
  number,
  kind,
  media,
  poster,
  width,
  height,
  frames,
  fps,
  by,
  at: new Date(at).toISOString(),
});

function ofRun(doc: Doc, project: ProjectId, { key }: Seen): ProjectEvent[] {
  const id = RunId.safeParse(key);
  const fact = id.success ? readRun(doc, id.data) : undefined;
  if (fact?.state !== 'succeeded' || fact.take === undefined) return [];
  const take = readTake(doc, fact.take);
  if (take === undefined) return [];
  const data = {
    node: aboutNode(doc, take.node),
    request: fact.request,
    run: key,
    take: aboutTake(fact.take, take),
  };
  return [{ id: eventId(project, 'take', fact.take), type: 'take.ready', at: take.at, data }];
}

function ofComment(doc: Doc, project: ProjectId, { key, writing }: Seen): ProjectEvent[] {
  const comment = writing === '' ? undefined : readComment(doc, key);
  if (comment === undefined) return [];
  const { anchor } = comment;
  const takeId = anchor.on === 'take' ? anchor.take : null;
  const take = takeId === null ? undefined : readTake(doc, takeId);
  const node = anchor.on === 'node' ? anchor.node : take?.node;
  const data = {
    comment: {
      id: comment.id,
      by: comment.by,
      at: new Date(comment.at).toISOString(),
      text: withNames(comment.body, () => undefined, '@'),
      parent: comment.parent,
      anchor,
    },
    node: node === undefined ? null : aboutNode(doc, node),
    take: takeId === null || take === undefined ? null : aboutTake(takeId, take),
  };
  return [{ id: eventId(project, 'comment', key), type: 'comment.created', at: comment.at, data }];
}

function ofStatus(doc: Doc, project: ProjectId, { key, writing, by }: Seen, nowMs: number): ProjectEvent[] {
  const [node, what] = key.split(':');
  const id = NodeId.safeParse(node);
  if (what !== 'status' || !id.success) return [];
  const status = readTracking(doc, id.data).status;
  const known = readSettings(doc).statuses.find((one) => one.id === status);
  if (known === undefined) return [];
  const data: { node: object; status: object; by: UserId | null } = {
    node: aboutNode(doc, id.data),
    status: { id: known.id, name: known.name, class: known.class },
    by,
  };
  return [{ id: eventId(project, key, writing), type: 'shot.status', at: nowMs, data }];
}

/** What webhooks are told of what was written, each thing once. Read from the document as it is now. */
export function eventsOf(doc: Doc, project: ProjectId, seen: readonly Seen[], nowMs: number): readonly ProjectEvent[] {
  const found = new Map<string, ProjectEvent>();
  for (const one of seen) {
    const events = {
      comments: () => ofComment(doc, project, one),
      tracking: () => ofStatus(doc, project, one, nowMs),
      reviews: () => [],
      runs: () => ofRun(doc, project, one),
    }[one.root]();
    for (const event of events) if (!found.has(event.id)) found.set(event.id, event);
  }
  return [...found.values()];
}
