import type { Project } from '@dailies/shared/http';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconDots, IconLink, IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { addressOf } from '../app/addresses.ts';
import { useCopyLink } from '../interface/useCopyLink.ts';
import { mayArchive, mayRename } from './projectsView.ts';
import { useArchiving } from './useArchiving.ts';

const RenameProjectDialog = lazy(async () => ({
  default: (await import('./RenameProjectDialog.tsx')).RenameProjectDialog,
}));

/** What can be done with a project from the list; only what this person may. */
export function ProjectCardMenu({ project }: { project: Project }) {
  const copyLink = useCopyLink();
  const archive = useArchiving();
  const [isRenaming, setRenaming] = useState(false);
  const isArchived = project.archivedAt !== null;
  return (
    <>
      <Menu position="bottom-end" width={180} shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label={`More for ${project.name}`}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => copyLink(addressOf.project(project.id))}>
            Copy link
          </Menu.Item>
          {mayRename(project) && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
              Rename…
            </Menu.Item>
          )}
          {mayArchive(project) && (
            <Menu.Item
              leftSection={isArchived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
              onClick={() => void archive(project, !isArchived)}
            >
              {isArchived ? 'Restore' : 'Archive'}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isRenaming && (
        <Suspense>
          <RenameProjectDialog project={project} onClose={() => setRenaming(false)} />
        </Suspense>
      )}
    </>
  );
}
