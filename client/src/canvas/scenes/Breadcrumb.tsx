import type { NodeId } from '@dailies/shared/ids';
import { IconChevronRight } from '@tabler/icons-react';
import { useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import classes from './Breadcrumb.module.css';

/** Where one is: the project, and the scenes around what is shown. At the top there is nothing to say. */
export function Breadcrumb() {
  const canvas = useCanvas();
  const level = useValue('level', () => canvas.level.get(), [canvas]);
  return level === null ? null : <Path level={level} />;
}

function Path({ level }: { level: NodeId }) {
  const canvas = useCanvas();
  const { project } = useSession();
  const name = useModel(['settings'], ({ settings }) => settings.name);
  const path = useModel(
    ['scenes', 'nodes'],
    ({ scenes, nodes }) =>
      [...scenes.pathTo(level), level].map((id) => ({ id, title: nodes.get(id)?.title ?? 'A scene that is gone' })),
    [level],
  );
  return (
    <nav className={classes.path} aria-label="Where you are">
      <ol>
        <li>
          <button type="button" onClick={() => canvas.goTo(null)}>
            {name === 'Untitled' ? project.name : name}
          </button>
        </li>
        {path.map(({ id, title }) => (
          <li key={id}>
            <IconChevronRight size={13} stroke={1.8} aria-hidden="true" />
            {id === level ? (
              <span className={classes.here} aria-current="location" title={title}>
                {title}
              </span>
            ) : (
              <button type="button" title={title} onClick={() => canvas.goTo(id)}>
                {title}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
