import type { TakeId } from '@dailies/shared/ids';
import type { ProjectSession } from '../session/ProjectSession.ts';

// What is written and not sent: one looks at another take in the middle of a sentence, and comes back.
const drafts = new WeakMap<ProjectSession, Map<TakeId, string>>();

export const draftOf = (session: ProjectSession, take: TakeId): string => drafts.get(session)?.get(take) ?? '';

export function keepDraft(session: ProjectSession, take: TakeId, body: string): void {
  const own = drafts.get(session) ?? new Map<TakeId, string>();
  drafts.set(session, own.set(take, body));
}
