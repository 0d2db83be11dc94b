import { Button } from '@mantine/core';
import { IconLayoutBoard } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../session/SessionContext.tsx';
import type { ActivitySearch } from '../activitySearch.ts';
import classes from './Feed.module.css';

interface NothingHappenedProps {
  readonly search: ActivitySearch;
  /** There may be something in what is not loaded yet. */
  readonly hasOlder: boolean;
  readonly onClear: () => void;
}

/** What stands in the place of the feed while it is empty: why, and one thing to do about it. */
export function NothingHappened({ search, hasOlder, onClear }: NothingHappenedProps) {
  const { project } = useSession();
  if (search.who !== undefined || search.kind !== undefined) {
    return (
      <div className={classes.none}>
        <p>{hasOlder ? 'Nothing lately is like that; there may be something older.' : 'Nothing here is like that.'}</p>
        <Button size="xs" variant="default" onClick={onClear}>
          Show everything
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.none}>
      <p>
        Nothing has happened yet. Takes that are made, what is said of them, and who changed what will be told here, the
        newest first.
      </p>
      <Button
        size="xs"
        leftSection={<IconLayoutBoard size={15} aria-hidden="true" />}
        renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: project.id }} />}
      >
        Begin on the canvas
      </Button>
    </div>
  );
}
