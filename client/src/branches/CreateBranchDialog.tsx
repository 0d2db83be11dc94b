import type { Version } from '@dailies/shared/http';
import type { VersionId } from '@dailies/shared/ids';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { branchesQuery, createBranch } from '../api/branches.ts';
import { projectsQuery } from '../api/projects.ts';
import { NameDialog } from '../history/naming/NameDialog.tsx';
import { versionTitle } from '../history/timeline/versionTitle.ts';
import { useSession } from '../session/SessionContext.tsx';

interface CreateBranchDialogProps {
  /** Where the branch begins; null: now. */
  readonly version: Version | VersionId | null;
  readonly onClose: () => void;
}

/** Makes a branch, and shows it in the list. */
export function CreateBranchDialog({ version, onClose }: CreateBranchDialogProps) {
  const { project } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = version === null || typeof version === 'string' ? version : version.id;
  const from =
    version === null
      ? 'as it is now'
      : typeof version === 'string'
        ? 'as it was in this version'
        : `as it was in ‘${versionTitle(version)}’`;
  const send = async (name: string) => {
    const branch = await createBranch(project.id, name, id);
    await Promise.all([client.invalidateQueries(branchesQuery(project.id)), client.invalidateQueries(projectsQuery)]);
    notifications.show({ message: `The branch ‘${branch.name}’ is there, with the same members.` });
    await navigate({
      to: '/p/$projectId/history',
      params: { projectId: project.id },
      search: { tab: 'branches', branch: branch.id },
    });
  };
  return (
    <NameDialog
      title="New branch"
      lead={`A copy of the project ${from}, with its takes and its members, to try something in. What comes of it can be merged back; requests and runs stay where they are.`}
      label="Name"
      placeholder="Night ending"
      submit="Create branch"
      onSubmit={send}
      onClose={onClose}
    />
  );
}
