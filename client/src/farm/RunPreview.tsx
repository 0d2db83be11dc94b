import type { RunId } from '@dailies/shared/ids';
import { useState } from 'react';
import classes from './RunPreview.module.css';

/** The picture of a run's work as it stands; nothing until one has come. The last one stays while the next is fetched. */
export function RunPreview({ run, preview }: { run: RunId; preview: number }) {
  const [shown, setShown] = useState<string>();
  const address = `/api/v1/runs/${run}/preview?n=${preview}`;
  return (
    <>
      {shown !== undefined && shown !== address && (
        <img className={classes.picture} src={shown} alt="" draggable={false} />
      )}
      <img
        key={address}
        className={classes.picture}
        src={address}
        alt="The take as it is being made"
        draggable={false}
        data-loaded={shown === address}
        onLoad={() => setShown(address)}
        onError={() => setShown(undefined)}
      />
    </>
  );
}
