import type { Notification } from '@dailies/shared/http';
import { addressOf } from '../app/addresses.ts';

/** The place that a notification is about. */
export function addressOfNotification({ kind, project: { id }, subject }: Notification): string {
  const { node, take, comment } = subject;
  if (kind === 'role' || kind === 'joined') return addressOf.page(id, kind === 'joined' ? 'members' : '');
  if (kind === 'webhook-off') return addressOf.page(id, 'webhooks');
  if (comment !== undefined) {
    if (take !== undefined) return addressOf.comment(id, { on: 'take', take }, comment);
    if (node !== undefined) return addressOf.comment(id, { on: 'node', node }, comment);
    return addressOf.comment(id, { on: 'canvas', pos: [0, 0] }, comment);
  }
  if (take !== undefined) return addressOf.take(id, take);
  return node === undefined ? addressOf.project(id) : addressOf.node(id, node);
}
