import type { NodeId } from '@dailies/shared/ids';
import { IconLock, IconLockOpen2 } from '@tabler/icons-react';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { usePick } from '../takes/useTakes.ts';
import { togglePickLock } from './modes.ts';
import classes from './PickLockButton.module.css';

/** The padlock of a node's pick: a locked one stays, whatever is made or picked beside it. */
export function PickLockButton({ node, tabIndex }: { node: NodeId; tabIndex?: number }) {
  const session = useSession();
  const mayLock = useMay('nodes');
  const pick = usePick(node);
  const isLocked = useModel([`nodes:${node}`], (model) => model.nodes.get(node)?.pickLock !== undefined, [node]);
  if (pick === undefined || !(mayLock || isLocked)) return null;
  const Sign = isLocked ? IconLock : IconLockOpen2;
  const words = isLocked ? `Take ${pick.number} is locked as the pick` : `Lock take ${pick.number} as the pick`;
  return (
    <button
      type="button"
      className={classes.lock}
      aria-pressed={isLocked}
      aria-label={words}
      title={isLocked ? `${words}: press to unlock it` : words}
      disabled={!mayLock}
      onClick={() => togglePickLock(session, [node])}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      <Sign size={14} aria-hidden="true" />
    </button>
  );
}
