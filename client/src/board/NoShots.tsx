import { Button, Group } from '@mantine/core';
import { IconLayoutGridAdd, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../session/SessionContext.tsx';
import classes from './NoShots.module.css';

/** What the page is for, while there is nothing on it. `onAdd` is left out where this person may not add shots. */
export function NoShots({ onAdd }: { onAdd: (() => void) | undefined }) {
  const { project } = useSession();
  return (
    <main className={classes.empty}>
      <div className={classes.ghost} aria-hidden="true">
        {['var(--faint)', '#339af0', 'var(--good)'].map((colour) => (
          <div key={colour} className={classes.ghostRow}>
            <span className={classes.ghostPicture} />
            <span className={classes.ghostTitle} />
            <span className={classes.ghostStatus} style={{ background: colour }} />
            <span className={classes.ghostPerson} />
          </div>
        ))}
      </div>
      <h1 className={classes.title}>No shots yet</h1>
      <p className={classes.lead}>
        {onAdd === undefined
          ? 'Shots appear here as soon as somebody adds them, with their status, due dates, people and verdicts.'
          : 'Add them by name, or a whole range at once. Each lies on the canvas too, with its status, its due date, who works on it and what was said of its takes.'}
      </p>
      <Group justify="center">
        {onAdd !== undefined && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={onAdd}>
            Add shots
          </Button>
        )}
        <Button
          variant={onAdd === undefined ? 'filled' : 'default'}
          leftSection={<IconLayoutGridAdd size={16} aria-hidden="true" />}
          renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: project.id }} />}
        >
          Open the canvas
        </Button>
      </Group>
    </main>
  );
}
