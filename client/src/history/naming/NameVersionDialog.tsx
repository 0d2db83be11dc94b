import type { Version } from '@dailies/shared/http';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createVersion, nameVersion, versionsKey } from '../../api/versions.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { NameDialog } from './NameDialog.tsx';

interface NameVersionDialogProps {
  /** Null: the project as it is now. */
  readonly version: Version | null;
  readonly onNamed?: (version: Version) => void;
  readonly onClose: () => void;
}

/** Names a version, or keeps the project as it is now under a name. */
export function NameVersionDialog({ version, onNamed, onClose }: NameVersionDialogProps) {
  const { project } = useSession();
  const client = useQueryClient();
  const send = async (name: string) => {
    const named =
      version === null ? await createVersion(project.id, name) : await nameVersion(project.id, version.id, name);
    await client.invalidateQueries({ queryKey: [...versionsKey(project.id), 'list'] });
    notifications.show({ message: `Kept for good: ${name}` });
    onNamed?.(named);
  };
  return (
    <NameDialog
      title={version === null ? 'Name this version' : 'Name'}
      lead={
        version === null
          ? 'Keeps the project as it is now, for good: anyone here can look at it, compare it and bring it back.'
          : 'A version with a name is kept for good.'
      }
      label="Name"
      placeholder="Picture lock, reel 1"
      initial={version?.name ?? ''}
      submit={version === null ? 'Keep version' : 'Name'}
      onSubmit={send}
      onClose={onClose}
    />
  );
}
