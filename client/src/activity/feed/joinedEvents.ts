import type { Member } from '@dailies/shared/http';
import type { FeedEvent } from './FeedEvent.ts';

/** Who came into the project, of those who are in it now. */
export const joinedEvents = (members: readonly Member[]): FeedEvent[] =>
  members.map(({ user, role, addedAt }) => ({
    kind: 'joined',
    id: `joined:${user.id}`,
    atMs: Date.parse(addedAt),
    by: user.id,
    role,
  }));
