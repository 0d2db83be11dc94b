import type { Branch } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { Alert, Badge, Skeleton } from '@mantine/core';
import { IconAlertCircle, IconGitBranch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { branchesQuery } from '../api/branches.ts';
import { useRowKeys } from '../history/timeline/useRowKeys.ts';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { useNames } from '../review/useNames.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './BranchList.module.css';

interface BranchListProps {
  readonly chosen: ProjectId | undefined;
  readonly onChoose: (branch: ProjectId) => void;
}

/** The branches of this project. */
export function BranchList({ chosen, onChoose }: BranchListProps) {
  const { project } = useSession();
  const branches = useQuery(branchesQuery(project.id));
  const walk = useRowKeys();
  return (
    <div className={classes.list} role="region" aria-label="Branches" aria-busy={branches.isPending} onKeyDown={walk}>
      {branches.isError && (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} m="sm" p="sm">
          {sentenceOfError(branches.error)}
        </Alert>
      )}
      {branches.isPending && [1, 2, 3].map((key) => <Skeleton key={key} height={44} mx={16} my={10} w="auto" />)}
      {branches.data?.length === 0 && <p className={classes.none}>No branches yet.</p>}
      {branches.data?.map((branch) => (
        <BranchRow
          key={branch.id}
          branch={branch}
          isChosen={branch.id === chosen}
          onChoose={() => onChoose(branch.id)}
        />
      ))}
    </div>
  );
}

function BranchRow({ branch, isChosen, onChoose }: { branch: Branch; isChosen: boolean; onChoose: () => void }) {
  const now = useNow();
  const nameOf = useNames();
  return (
    <button
      type="button"
      className={classes.row}
      data-row
      data-branch-id={branch.id}
      aria-current={isChosen}
      onClick={onChoose}
    >
      <IconGitBranch className={classes.icon} size={16} stroke={1.8} aria-hidden="true" />
      <span className={classes.text}>
        <span className={classes.name}>{branch.name}</span>
        <span className={classes.sub}>
          {nameOf(branch.by)} · edited {timeAgo(Date.parse(branch.editedAt), now)}
        </span>
      </span>
      {branch.archivedAt !== null ? (
        <Badge size="xs" variant="default" tt="none" fw={500}>
          archived
        </Badge>
      ) : (
        branch.mergedAt !== null && (
          <Badge size="xs" variant="default" tt="none" fw={500}>
            merged {timeAgo(Date.parse(branch.mergedAt), now)}
          </Badge>
        )
      )}
    </button>
  );
}
