import { IconArrowLeft } from '@tabler/icons-react';
import { useObservable } from '../session/useObservable.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './NowView.module.css';
import { Pictures } from './picture/Pictures.tsx';
import type { PictureView } from './picture/PictureView.ts';
import { useNowState } from './useNowState.ts';

/** The project as it is, until a version is chosen. */
export function NowView({ view }: { view: PictureView }) {
  const { phase } = useSession();
  const now = useNowState();
  const isOpening = useObservable(phase).kind === 'opening';
  return (
    <div className={classes.all}>
      <Pictures view={view} now={now.scene} difference={null} />
      {!isOpening && (
        <p className={classes.hint}>
          <IconArrowLeft size={16} aria-hidden="true" />
          Choose a version to see it beside now, and to bring it back, whole or node by node. A line of work shows where
          it was done.
        </p>
      )}
    </div>
  );
}
