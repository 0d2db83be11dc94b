import type { CommentId } from '@dailies/shared/ids';
import { z } from 'zod';
import type { CommentPlace } from '../document/ProjectModel.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';

/** What is being written: something new at a place, an answer, or other words for an own comment. */
export type DraftKey = CommentPlace | `reply:${CommentId}` | `edit:${CommentId}`;

const Drafts = z.record(z.string(), z.string()).catch({});

// What is written and not sent: one looks at something else in the middle of a sentence, and comes back.
// Kept for the browser's tab, so that it outlives a reload and a copy that is opened anew.
const placeOf = ({ me, project }: ProjectSession): string => `dailies-drafts ${me.id} ${project.id}`;

function read(session: ProjectSession): Record<string, string> {
  try {
    return Drafts.parse(JSON.parse(sessionStorage.getItem(placeOf(session)) ?? '{}'));
  } catch {
    return {};
  }
}

export const draftOf = (session: ProjectSession, key: DraftKey): string => read(session)[key] ?? '';

export function keepDraft(session: ProjectSession, key: DraftKey, body: string): void {
  const { [key]: _before, ...others } = read(session);
  try {
    sessionStorage.setItem(placeOf(session), JSON.stringify(body === '' ? others : { ...others, [key]: body }));
  } catch {
    // No room, or not allowed to keep anything: it stays in the box for as long as that is there.
  }
}
