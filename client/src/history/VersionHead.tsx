import type { Version } from '@dailies/shared/http';
import type { VersionId } from '@dailies/shared/ids';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBookmarkOff, IconBookmarkPlus, IconDots, IconGitBranch, IconHistory, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nameVersion, versionsKey } from '../api/versions.ts';
import { CreateBranchDialog } from '../branches/CreateBranchDialog.tsx';
import { sayError } from '../interface/sayProblem.ts';
import { useNames } from '../review/useNames.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './CompareView.module.css';
import { NameVersionDialog } from './naming/NameVersionDialog.tsx';
import { useMayName } from './naming/useMayName.ts';
import { fullTime, versionTitle } from './timeline/versionTitle.ts';

interface VersionHeadProps {
  readonly id: VersionId;
  readonly version: Version | undefined;
  readonly onClose: () => void;
  /** Left out where this person may not restore, or the version is not here yet. */
  readonly onRestore: (() => void) | undefined;
}

/** Which version it is, and what can be done with it. */
export function VersionHead({ id, version, onClose, onRestore }: VersionHeadProps) {
  const { project } = useSession();
  const nameOf = useNames();
  const mayName = useMayName();
  const mayBranch = useMay('nodes');
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'name' | 'branch' | null>(null);
  const unname = async () => {
    try {
      await nameVersion(project.id, id, null);
      await client.invalidateQueries({ queryKey: [...versionsKey(project.id), 'list'] });
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <header className={classes.head}>
      <ActionIcon variant="subtle" color="gray" aria-label="Back to the history" onClick={onClose}>
        <IconX size={18} />
      </ActionIcon>
      <div className={classes.names}>
        <h1 className={classes.title}>{version === undefined ? 'Version' : versionTitle(version)}</h1>
        {version !== undefined && (
          <p className={classes.lead}>
            {fullTime(version.at)}
            {version.editors.length > 0 && ` · ${version.editors.map(nameOf).join(', ')}`}
          </p>
        )}
      </div>
      <div className={classes.actions}>
        {mayName && (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label="More for this version">
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconBookmarkPlus size={16} />}
                disabled={version === undefined}
                onClick={() => setDialog('name')}
              >
                {version?.name == null ? 'Name this version' : 'Rename'}
              </Menu.Item>
              {version?.name != null && (
                <Menu.Item leftSection={<IconBookmarkOff size={16} />} onClick={() => void unname()}>
                  Take the name away
                </Menu.Item>
              )}
              {mayBranch && (
                <Menu.Item leftSection={<IconGitBranch size={16} />} onClick={() => setDialog('branch')}>
                  Branch from this version
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
        {onRestore !== undefined && (
          <Button leftSection={<IconHistory size={16} />} onClick={onRestore}>
            Restore this version
          </Button>
        )}
      </div>
      {dialog === 'name' && version !== undefined && (
        <NameVersionDialog version={version} onClose={() => setDialog(null)} />
      )}
      {dialog === 'branch' && <CreateBranchDialog version={version ?? id} onClose={() => setDialog(null)} />}
    </header>
  );
}
