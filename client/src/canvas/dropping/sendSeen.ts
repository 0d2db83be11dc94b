import { notifications } from '@mantine/notifications';
import type { NewComing } from '../../session/Coming.ts';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import { type Brought, bringFile, type Seen } from './bringFile.ts';
import { sayFailed } from './say.ts';

/** Marks a file's place and sends it when its turn has come; `arrived` is called when it is there and still wanted. */
export function sendSeen(
  { coming, project }: ProjectSession,
  seen: Seen,
  place: Omit<NewComing, 'file'>,
  arrived: (brought: Brought) => void,
): void {
  const { file } = seen;
  coming.add({ ...place, file }, async (sending) => {
    try {
      const brought = await bringFile(project.id, seen, sending);
      sending.signal.throwIfAborted();
      arrived(brought);
      if (brought.wasThere) notifications.show({ message: `"${file.name}" was here already, so nothing was sent.` });
    } catch (error) {
      if (!sending.signal.aborted) sayFailed(file.name, error);
    }
  });
}
