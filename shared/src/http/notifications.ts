import { z } from 'zod';
import { Verdict } from '../document/index.ts';
import { CommentId, NodeId, ProjectId, TakeId, UserId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import { Role } from '../people/index.ts';

/** Why somebody is told of something, with how people read it in their settings. */
export const NOTIFICATION_KINDS = {
  'mention': 'Somebody mentions me',
  'reply': 'Somebody answers in a thread of mine',
  'comment': 'Somebody comments on a shot or a take of mine',
  'assigned': 'I am assigned to a shot',
  'takes-ready': 'Takes that I asked for are ready',
  'takes-failed': 'Takes that I asked for have failed',
  'held': 'A request of mine waits to be confirmed',
  'verdict': 'Somebody gives a verdict on a take of mine',
  'role': 'I get another role',
  'joined': 'Somebody joins by my invitation',
  'webhook-off': 'A webhook that I made is turned off',
} as const;

const KINDS = [
  'mention',
  'reply',
  'comment',
  'assigned',
  'takes-ready',
  'takes-failed',
  'held',
  'verdict',
  'role',
  'joined',
  'webhook-off',
] as const satisfies readonly (keyof typeof NOTIFICATION_KINDS)[];

export const NotificationKind = z.enum(KINDS);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** What it is about: as much as is needed to say it and to go there, as it was then. */
export const NotificationSubject = z.object({
  node: NodeId.optional(),
  /** The title of the node. */
  title: z.string().optional(),
  take: TakeId.optional(),
  /** The number of the take. */
  number: z.int().optional(),
  poster: Sha256.optional(),
  comment: CommentId.optional(),
  /** What was written, or why something failed; cut to some length. */
  text: z.string().optional(),
  verdict: Verdict.optional(),
  role: Role.optional(),
  /** How many takes there are of a request. */
  count: z.int().optional(),
});
export type NotificationSubject = z.infer<typeof NotificationSubject>;

/** Something that concerns whoever asks. Times are ISO 8601, UTC. */
export const Notification = z.object({
  id: z.string(),
  kind: NotificationKind,
  at: z.iso.datetime(),
  /** null: not read yet. */
  readAt: z.iso.datetime().nullable(),
  project: z.object({ id: ProjectId, name: z.string() }),
  /** Who did it; null: Dailies itself. */
  actor: z.object({ id: UserId, name: z.string() }).nullable(),
  subject: NotificationSubject,
});
export type Notification = z.infer<typeof Notification>;

/** A page of them, newest first, and how many are unread in all. */
export const NotificationPage = z.object({
  items: z.array(Notification),
  next: z.string().nullable(),
  unread: z.int().min(0),
});
export type NotificationPage = z.infer<typeof NotificationPage>;

/** The kinds that somebody does not want to be told of. */
export const NotificationSettings = z.strictObject({ muted: z.array(NotificationKind).max(KINDS.length) });
export type NotificationSettings = z.infer<typeof NotificationSettings>;
