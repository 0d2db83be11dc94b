import { IconTrash } from '@tabler/icons-react';
import type { Take } from '../document/ProjectModel.ts';
import { useMay } from '../session/useMay.ts';
import classes from './TrashedNotice.module.css';
import { useTrashedTakes } from './useTakes.ts';
import { useTrash } from './useTrash.ts';

/** Says of a take that it lies in the trash, with the way out; nothing of one that does not. */
export function TrashedNotice({ take }: { take: Take }) {
  const mayRestore = useMay('nodes');
  const isTrashed = useTrashedTakes(take.node).some(({ id }) => id === take.id);
  const { restore } = useTrash(take.node);
  if (!isTrashed) return null;
  return (
    <div className={classes.notice} role="status">
      <IconTrash size={15} aria-hidden="true" />
      Take {take.number} lies in the trash.
      {mayRestore && (
        <button type="button" className={classes.restore} onClick={() => restore([take])}>
          Restore
        </button>
      )}
    </div>
  );
}
