import type { NodeId } from '@dailies/shared/ids';
import { Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCopyPlus,
  IconDownload,
  IconTrash,
  IconX,
  type IconProps,
  IconLayoutColumns,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Take } from '../../document/ProjectModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { COMPARED_AT_MOST } from '../../compare/compareSearch.ts';
import { useRestoreAsNode } from '../recipe/useRestoreAsNode.ts';
import { useDownload } from '../useDownload.ts';
import { useTrash } from '../useTrash.ts';
import classes from './BulkBar.module.css';

interface BulkBarProps {
  readonly node: NodeId;
  /** What is chosen, the newest first. */
  readonly takes: readonly Take[];
  readonly isTrash: boolean;
  /** Nothing shall be chosen any more. */
  readonly onDone: () => void;
}

/** What can be done with several takes at once. */
export function BulkBar({ node, takes, isTrash, onDone }: BulkBarProps) {
  const { project } = useSession();
  const navigate = useNavigate();
  const mayTrash = useMay('nodes');
  const download = useDownload();
  const restoreAsNode = useRestoreAsNode();
  const { trash, restore } = useTrash(node);
  const compared = [...takes].reverse();
  return (
    <div className={classes.bar} role="toolbar" aria-label="Chosen takes">
      <span className={classes.count}>{takes.length} chosen</span>
      {!isTrash && (
        <Act
          label={
            takes.length < 2
              ? 'Compare: choose two to four takes'
              : takes.length > COMPARED_AT_MOST
                ? `Compare: ${COMPARED_AT_MOST} takes at most`
                : 'Compare'
          }
          isOff={takes.length < 2 || takes.length > COMPARED_AT_MOST}
          Icon={IconLayoutColumns}
          onClick={() =>
            void navigate({
              to: '/p/$projectId/compare',
              params: { projectId: project.id },
              search: { takes: compared.map(({ id }) => id).join(',') },
            })
          }
        />
      )}
      <Act label="Download" Icon={IconDownload} onClick={() => download(compared)} />
      {mayTrash && !isTrash && (
        <Act
          label={takes.length === 1 ? 'Restore as a new node' : 'Restore as a new node: choose one take'}
          isOff={takes.length !== 1}
          Icon={IconCopyPlus}
          onClick={() => {
            const [take] = takes;
            if (take !== undefined) void restoreAsNode(take);
          }}
        />
      )}
      {mayTrash && !isTrash && (
        <Act
          label="Move to the trash"
          Icon={IconTrash}
          onClick={() => {
            trash(takes);
            onDone();
          }}
        />
      )}
      {mayTrash && isTrash && (
        <Act
          label="Restore"
          Icon={IconArrowBackUp}
          onClick={() => {
            restore(takes);
            onDone();
          }}
        />
      )}
      <Act label="Choose none" Icon={IconX} onClick={onDone} />
    </div>
  );
}

interface ActProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly Icon: ComponentType<IconProps>;
  readonly onClick: () => void;
}

function Act({ label, isOff = false, Icon, onClick }: ActProps) {
  return (
    <Tooltip label={label} openDelay={300}>
      <button
        type="button"
        className={classes.act}
        aria-label={label}
        // It can be reached and read while it is off.
        aria-disabled={isOff}
        onClick={isOff ? undefined : onClick}
      >
        <Icon size={16} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
