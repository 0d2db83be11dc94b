import { Menu } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { Stars } from '../review/Stars.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { PickButton } from '../takes/PickButton.tsx';
import { TakeMenu } from '../takes/TakeMenu.tsx';
import { usePick, useTakes } from '../takes/useTakes.ts';
import { TrashedNotice } from '../takes/TrashedNotice.tsx';
import classes from './ComparedHead.module.css';

interface ComparedHeadProps {
  readonly take: Take;
  /** On which side of a divider it is seen. */
  readonly side?: 'left' | 'right' | undefined;
  /** The keys for picking and rating are for it. */
  readonly isActive: boolean;
  /** Every take that is compared: none of them is chosen twice. */
  readonly taken: readonly Take[];
  /** The frame (0-based) that is shown of a take in motion. */
  readonly frame: (() => number) | undefined;
  readonly onActive: () => void;
  readonly onTake: (take: Take) => void;
  readonly onRemove: (() => void) | undefined;
}

/** Which take a pane shows, what one thinks of it, and another one in its place. */
export function ComparedHead({ take, side, isActive, taken, frame, onActive, onTake, onRemove }: ComparedHeadProps) {
  const { project } = useSession();
  const title = useModel([`nodes:${take.node}`], ({ nodes }) => nodes.get(take.node)?.title ?? 'A deleted shot', [
    take.node,
  ]);
  const others = useTakes(take.node).filter(({ id, kind }) => kind !== 'audio' && taken.every((one) => one.id !== id));
  const pick = usePick(take.node);
  return (
    <div className={classes.all} onFocusCapture={onActive}>
      <div className={classes.head} data-active={isActive}>
        <Menu position="bottom-start" width={200}>
          <Menu.Target>
            <button
              type="button"
              className={classes.take}
              aria-label={`Take ${take.number} of ${title}: choose another`}
              disabled={others.length === 0}
            >
              {side !== undefined && <span className={classes.side}>{side === 'left' ? 'Left' : 'Right'}</span>}
              Take {take.number}
              {others.length > 0 && <IconChevronDown size={14} aria-hidden="true" />}
            </button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {others.map((other) => (
              <Menu.Item key={other.id} onClick={() => onTake(other)}>
                Take {other.number}
                {other.id === pick?.id && <span className={classes.dim}>, the pick</span>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Link
          className={classes.shot}
          to="/p/$projectId/takes/$takeId"
          params={{ projectId: project.id, takeId: take.id }}
          title="Open its page"
        >
          {title}
        </Link>
        <Stars take={take.id} />
        <PickButton take={take} />
        <TakeMenu take={take} frame={frame} />
        {onRemove !== undefined && (
          <button
            type="button"
            className={classes.remove}
            aria-label={`Take ${take.number} away`}
            title="Take away"
            onClick={onRemove}
          >
            <IconX size={15} aria-hidden="true" />
          </button>
        )}
      </div>
      <TrashedNotice take={take} />
    </div>
  );
}
