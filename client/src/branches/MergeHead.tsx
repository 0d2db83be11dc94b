import type { Branch, BranchComparison } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconExternalLink, IconGitMerge, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useModel } from '../document/useModel.ts';
import classes from './MergeView.module.css';

interface MergeHeadProps {
  readonly branch: Branch | undefined;
  readonly id: ProjectId;
  readonly comparison: BranchComparison | undefined;
  /** Choices that nobody has made yet. */
  readonly openCount: number;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  /** Left out where this person may not merge. */
  readonly onMerge: (() => void) | undefined;
}

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function lead({ taken, conflicts, takes }: BranchComparison): string {
  if (taken.length + conflicts.length + takes === 0)
    return 'Nothing to merge: both are the same, as far as the branch goes.';
  const parts = [
    `${many(taken.length, 'change')} taken by ${taken.length === 1 ? 'itself' : 'themselves'}`,
    ...(conflicts.length === 0 ? ['nothing to choose'] : []),
    ...(takes === 0 ? [] : [`${many(takes, 'new take')} come${takes === 1 ? 's' : ''} along`]),
  ];
  return parts.join(' · ');
}

/** Which branch, what a merge would do, and the merge. */
export function MergeHead({ branch, id, comparison, openCount, isBusy, onClose, onMerge }: MergeHeadProps) {
  const parent = useModel(['settings'], (model) => model.settings.name);
  const isEmpty =
    comparison !== undefined && comparison.taken.length + comparison.conflicts.length + comparison.takes === 0;
  return (
    <header className={classes.head}>
      <ActionIcon variant="subtle" color="gray" aria-label="Back to the branches" onClick={onClose}>
        <IconX size={18} />
      </ActionIcon>
      <div className={classes.names}>
        <h1 className={classes.title}>
          {branch?.name ?? 'Branch'} <span className={classes.into}>into {parent}</span>
        </h1>
        {comparison === undefined ? (
          <Skeleton h={12} w={220} mt={5} />
        ) : (
          <p className={classes.lead} data-testid="merge-lead">
            {lead(comparison)}
          </p>
        )}
      </div>
      <Button
        variant="default"
        leftSection={<IconExternalLink size={15} />}
        renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: id }} />}
      >
        Open branch
      </Button>
      {onMerge !== undefined && (
        <Button
          leftSection={<IconGitMerge size={16} />}
          loading={isBusy}
          disabled={comparison === undefined || openCount > 0 || isEmpty}
          onClick={onMerge}
        >
          {openCount > 0 ? `Choose ${openCount} more` : 'Merge'}
        </Button>
      )}
    </header>
  );
}
