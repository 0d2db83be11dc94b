import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Take } from '../document/ProjectModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { TakeThumb } from '../takes/TakeThumb.tsx';
import { usePick, useTakes } from '../takes/useTakes.ts';
import classes from './NothingToCompare.module.css';

/** An address that names one take, or none that is here: what to compare it with is chosen. */
export function NothingToCompare({
  take,
  onTakes,
}: {
  take: Take | undefined;
  onTakes: (takes: readonly Take[]) => void;
}) {
  const { project } = useSession();
  return (
    <main className={classes.page}>
      <h1 className={classes.title}>
        {take === undefined ? 'Choose takes to compare' : `Compare take ${take.number}`}
      </h1>
      {take === undefined ? (
        <>
          <p className={classes.lead}>
            Select a shot on the canvas, choose two to four of its takes in the gallery, and press Compare.
          </p>
          <Button
            renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: project.id }} />}
          >
            Open the canvas
          </Button>
        </>
      ) : (
        <Others take={take} onTakes={onTakes} />
      )}
    </main>
  );
}

function Others({ take, onTakes }: { take: Take; onTakes: (takes: readonly Take[]) => void }) {
  const others = useTakes(take.node).filter(({ id, kind }) => id !== take.id && kind !== 'audio');
  const pick = usePick(take.node);
  if (others.length === 0) return <p className={classes.lead}>It is the only take of its shot so far.</p>;
  return (
    <>
      <p className={classes.lead}>With which take of the same shot?</p>
      <div className={classes.grid}>
        {others.map((other) => (
          <TakeThumb key={other.id} take={other} isPick={other.id === pick?.id} onOpen={() => onTakes([take, other])} />
        ))}
      </div>
    </>
  );
}
