import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconBookmarkPlus,
  IconChevronDown,
  IconDatabase,
  IconDownload,
  IconGitBranch,
  IconHistory,
  IconLink,
  IconSettings,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { addressOf } from '../app/addresses.ts';
import { CreateBranchDialog } from '../branches/CreateBranchDialog.tsx';
import { NameVersionDialog } from '../history/naming/NameVersionDialog.tsx';
import { useMayName } from '../history/naming/useMayName.ts';
import { useCopyLink } from '../interface/useCopyLink.ts';
import { usePalette } from '../palette/usePalette.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { ExportDialog } from '../transfer/ExportDialog.tsx';
import classes from './ProjectBar.module.css';

const ProjectSettingsDialog = lazy(async () => ({
  default: (await import('../settings/ProjectSettingsDialog.tsx')).ProjectSettingsDialog,
}));

/** The project's name, and what can be done with the project as a whole. */
export function ProjectMenu({ name }: { name: string }) {
  const { project } = useSession();
  const mayName = useMayName();
  const mayBranch = useMay('nodes');
  const maySet = useMay('settings');
  // Also of an archived project, where nobody writes anything: as the server has it.
  const mayExport = project.role === 'director' || project.role === 'producer';
  const [dialog, setDialog] = useState<'name' | 'branch' | 'export' | 'settings' | null>(null);
  const copyLink = useCopyLink();
  usePalette(function* actions() {
    if (mayName) {
      yield {
        id: 'name-version',
        title: 'Name this version…',
        group: 'Actions',
        words: 'keep save snapshot',
        Icon: IconBookmarkPlus,
        run: () => setDialog('name'),
      };
    }
    if (mayBranch) {
      yield {
        id: 'new-branch',
        title: 'New branch…',
        group: 'Actions',
        words: 'fork copy try',
        Icon: IconGitBranch,
        run: () => setDialog('branch'),
      };
    }
    if (maySet) {
      yield {
        id: 'settings',
        title: 'Project settings…',
        group: 'Actions',
        words: 'frame size ratio rate quality naming statuses',
        Icon: IconSettings,
        run: () => setDialog('settings'),
      };
    }
    if (mayExport) {
      yield {
        id: 'export',
        title: 'Export this project…',
        group: 'Actions',
        words: 'download file archive',
        Icon: IconDownload,
        run: () => setDialog('export'),
      };
    }
  });
  return (
    <>
      <Menu position="bottom-start" width={220} shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.project} aria-label={`${name}: project menu`} title={name}>
            <span className={classes.name}>{name}</span>
            <IconChevronDown className={classes.more} size={14} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {maySet && (
            <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => setDialog('settings')}>
              Project settings…
            </Menu.Item>
          )}
          {mayName && (
            <Menu.Item leftSection={<IconBookmarkPlus size={16} />} onClick={() => setDialog('name')}>
              Name this version…
            </Menu.Item>
          )}
          {mayBranch && (
            <Menu.Item leftSection={<IconGitBranch size={16} />} onClick={() => setDialog('branch')}>
              New branch…
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconHistory size={16} />}
            renderRoot={(parts: object) => (
              <Link {...parts} to="/p/$projectId/history" params={{ projectId: project.id }} />
            )}
          >
            History
          </Menu.Item>
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => copyLink(addressOf.project(project.id))}>
            Copy link
          </Menu.Item>
          {mayExport && (
            <Menu.Item
              leftSection={<IconDatabase size={16} />}
              renderRoot={(parts: object) => (
                <Link {...parts} to="/p/$projectId/storage" params={{ projectId: project.id }} />
              )}
            >
              Storage
            </Menu.Item>
          )}
          {mayExport && (
            <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => setDialog('export')}>
              Export…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'name' && <NameVersionDialog version={null} onClose={() => setDialog(null)} />}
      {dialog === 'export' && <ExportDialog project={project.id} name={name} onClose={() => setDialog(null)} />}
      {dialog === 'settings' && (
        <Suspense>
          <ProjectSettingsDialog onClose={() => setDialog(null)} />
        </Suspense>
      )}
      {dialog === 'branch' && <CreateBranchDialog version={null} onClose={() => setDialog(null)} />}
    </>
  );
}
