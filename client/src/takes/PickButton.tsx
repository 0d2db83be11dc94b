import { setPick } from '@dailies/shared/commands';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { PickLockButton } from '../running/PickLockButton.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './PickButton.module.css';
import { usePick } from './useTakes.ts';

/** Circles a take for its shot; said without a button to those who may not. */
export function PickButton({ take: { node, id } }: { take: Take }) {
  const run = useRun();
  const mayPick = useMay('picks');
  const isPick = usePick(node)?.id === id;
  const Star = isPick ? IconStarFilled : IconStar;
  const isLocked = useModel([`nodes:${node}`], (model) => model.nodes.get(node)?.pickLock !== undefined, [node]);
  if (!mayPick) {
    return isPick ? (
      <span className={classes.picked}>
        <IconStarFilled size={14} aria-hidden="true" /> The pick
      </span>
    ) : null;
  }
  return (
    <>
      <button
        type="button"
        className={classes.pick}
        aria-pressed={isPick}
        title={isLocked ? 'The pick is locked; unlock it to pick another take.' : 'Pick (P)'}
        disabled={isLocked}
        onClick={() => run(setPick, { node, take: isPick ? null : id })}
      >
        <Star size={14} aria-hidden="true" />
        {isPick ? 'The pick' : 'Pick'}
      </button>
      {isPick && <PickLockButton node={node} />}
    </>
  );
}
