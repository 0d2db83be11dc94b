import type { ProjectId } from '@dailies/shared/ids';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconArrowUpRight, IconGitBranch, IconGitMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { projectQuery } from '../api/projects.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './BranchChip.module.css';

/** In a branch: of which project it is, and the ways back to it. */
export function BranchChip({ parent }: { parent: ProjectId }) {
  const { project } = useSession();
  // Somebody who is a member of the branch alone cannot read its parent.
  const known = useQuery(projectQuery(parent)).data;
  if (known === undefined) {
    return (
      <span className={classes.chip}>
        <IconGitBranch size={14} aria-hidden="true" />
        Branch
      </span>
    );
  }
  return (
    <Menu position="bottom-start" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.chip} data-testid="branch-chip" title={`Branch of ${known.name}`}>
          <IconGitBranch size={14} aria-hidden="true" />
          <span className={classes.text}>Branch of {known.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUpRight size={16} />}
          renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: parent }} />}
        >
          Open {known.name}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconGitMerge size={16} />}
          renderRoot={(parts: object) => (
            <Link
              {...parts}
              to="/p/$projectId/history"
              params={{ projectId: parent }}
              search={{ tab: 'branches', branch: project.id }}
            />
          )}
        >
          Compare and merge
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
