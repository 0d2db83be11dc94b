import { notifications } from '@mantine/notifications';
import type { ProjectSession } from '../../session/ProjectSession.ts';

/** Names what an undo or a redo did, in place of the message before. */
function say(did: 'Undid' | 'Redid', label: string | null): void {
  const message = label === null ? `Nothing more to ${did === 'Undid' ? 'undo' : 'redo'}.` : `${did}: ${label}`;
  notifications.hide('undo');
  notifications.show({ id: 'undo', message, autoClose: 1_800, withCloseButton: false });
}

export function undo(session: ProjectSession): void {
  say('Undid', session.undo.undo());
}

export function redo(session: ProjectSession): void {
  say('Redid', session.undo.redo());
}
