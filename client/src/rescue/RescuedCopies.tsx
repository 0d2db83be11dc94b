import { Tooltip } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../session/SessionContext.tsx';
import classes from './RescuedCopies.module.css';
import { useRescued } from './useRescued.ts';

/** The way to what was set aside of this project in this browser, where there is anything. */
export function RescuedCopies() {
  const { project } = useSession();
  const { copies } = useRescued();
  if (copies.length === 0) return null;
  return (
    <Tooltip label="Copies set aside">
      <Link
        to="/p/$projectId/rescued"
        params={{ projectId: project.id }}
        className={classes.link}
        aria-label={`Copies set aside: ${copies.length}`}
      >
        <IconArchive size={18} aria-hidden="true" />
        <span className={classes.count} aria-hidden="true">
          {copies.length}
        </span>
      </Link>
    </Tooltip>
  );
}
