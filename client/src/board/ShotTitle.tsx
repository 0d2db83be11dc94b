import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import type { Shot } from './Shot.ts';
import { ShotLock } from './ShotLock.tsx';
import classes from './ShotTitle.module.css';
import { useRename } from './useRename.ts';

/** What a shot is called: a way to it on the canvas, and a field while somebody writes another title. */
export function ShotTitle({ shot }: { shot: Shot }) {
  const { project } = useSession();
  const rename = useRename();
  const [isEditing, setEditing] = useState(false);
  if (isEditing && rename !== undefined) {
    return <TitleField shot={shot} rename={rename} onDone={() => setEditing(false)} />;
  }
  return (
    <>
      <div className={classes.names}>
        <Link
          to="/p/$projectId"
          params={{ projectId: project.id }}
          search={{ node: shot.node }}
          className={classes.title}
          title={`${shot.title}: show on the canvas`}
          tabIndex={-1}
        >
          {shot.title}
        </Link>
        {rename !== undefined && (
          <button
            type="button"
            className={classes.tool}
            aria-label={`Rename ${shot.title}`}
            title="Rename"
            tabIndex={-1}
            data-edit
            onClick={() => setEditing(true)}
          >
            <IconPencil size={14} aria-hidden="true" />
          </button>
        )}
        <ShotLock shot={shot} />
      </div>
      <div className={classes.type}>{shot.typeTitle}</div>
    </>
  );
}

interface TitleFieldProps {
  readonly shot: Shot;
  readonly rename: NonNullable<ReturnType<typeof useRename>>;
  readonly onDone: () => void;
}

function TitleField({ shot, rename, onDone }: TitleFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(shot.title);
  const [problem, setProblem] = useState<string | null>(null);
  const leave = () => {
    // Those who came by the keyboard go on from the cell.
    if (document.activeElement === field.current) field.current?.closest('td')?.focus();
    onDone();
  };
  const save = async () => {
    const title = text.trim();
    if (title === shot.title) return leave();
    if (title === '') return setProblem('A shot needs a title.');
    const refused = await rename(shot.node, title);
    if (refused === null) leave();
    else setProblem(refused);
  };
  return (
    <>
      <input
        ref={field}
        className={classes.field}
        aria-label={`Title of ${shot.title}`}
        aria-invalid={problem !== null}
        maxLength={200}
        autoFocus
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
          if (event.key === 'Escape') leave();
          // The arrows are the field's own while one writes.
          event.stopPropagation();
        }}
      />
      {problem !== null && (
        <div className={classes.problem} role="alert">
          {problem}
        </div>
      )}
    </>
  );
}
