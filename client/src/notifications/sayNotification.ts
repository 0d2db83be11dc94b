import type { Notification } from '@dailies/shared/http';
import type { Verdict } from '@dailies/shared/document';
import { aRole } from '@dailies/shared/people';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  approve: 'approves',
  changes: 'asks for changes to',
  reject: 'rejects',
};

/** What happened, as one line without its person; what was written stands beside it. */
export function sayNotification({ kind, subject, project }: Notification): string {
  const { title = 'a node', number, count = 1, role, verdict } = subject;
  const take = number === undefined ? 'a take' : `take ${number}`;
  const place = subject.take === undefined ? (subject.node === undefined ? 'the canvas' : title) : `${title}, ${take}`;
  switch (kind) {
    case 'mention':
      return `mentions you on ${place}`;
    case 'reply':
      return `answers on ${place}`;
    case 'comment':
      return `comments on ${place}`;
    case 'assigned':
      return `assigns ${title} to you`;
    case 'takes-ready':
      return count === 1 ? `${title}: your take is ready` : `${title}: your ${count} takes are ready`;
    case 'takes-failed':
      return `${title}: your request failed`;
    case 'held':
      return `${title}: your request waits to be confirmed`;
    case 'verdict':
      return `${verdict === undefined ? 'looks at' : VERDICTS[verdict]} ${take} of ${title}`;
    case 'role':
      return role === undefined
        ? `changes your role in ${project.name}`
        : `makes you ${lower(aRole(role))} of ${project.name}`;
    case 'joined':
      return role === undefined ? `joins ${project.name}` : `joins ${project.name} as ${lower(aRole(role))}`;
    case 'webhook-off':
      return `A webhook of ${project.name} was turned off`;
  }
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
