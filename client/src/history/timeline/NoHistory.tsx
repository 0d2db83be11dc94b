import { Button } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import classes from './Timeline.module.css';

/** What the line of time is for, while there is nothing on it. */
export function NoHistory({ isFiltered, onName }: { isFiltered: boolean; onName: (() => void) | undefined }) {
  if (isFiltered) return <p className={classes.none}>Nothing here is like that. Clear a filter to see more.</p>;
  return (
    <div className={classes.none}>
      <p>
        Work appears here as it is done, and a version is kept every hour that somebody edits. Name one before a
        screening or a risky change: it stays for good.
      </p>
      {onName !== undefined && (
        <Button size="xs" variant="default" leftSection={<IconBookmarkPlus size={15} />} onClick={onName}>
          Name this version
        </Button>
      )}
    </div>
  );
}
