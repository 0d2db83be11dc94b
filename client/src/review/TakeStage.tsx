import { useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import type { Observable } from '../session/Observable.ts';
import { TakeMedia } from '../takes/TakeMedia.tsx';
import type { Extent, View } from '../takes/zoom/view.ts';
import { ZoomPane } from '../takes/zoom/ZoomPane.tsx';
import type { Playback } from './Playback.ts';
import classes from './TakeStage.module.css';
import { Transport } from './Transport.tsx';

interface TakeStageProps {
  readonly take: Take;
  /** Of its shot; undefined where that was deleted. */
  readonly title: string | undefined;
  readonly playback: Playback | undefined;
  readonly view: Observable<View>;
  readonly onPane: (pane: Extent) => void;
}

/** A take's picture as large as there is room for, zoomed and moved by hand; played where it moves. */
export function TakeStage({ take, title, playback, view, onPane }: TakeStageProps) {
  const [isLooping, setLooping] = useState(true);
  return (
    <>
      <div className={classes.picture}>
        <ZoomPane view={view} picture={take} onPane={onPane} onClick={playback?.toggle}>
          <TakeMedia
            key={take.id}
            take={take}
            attach={playback?.attach}
            isLooping={isLooping}
            alt={`Take ${take.number} of ${title ?? 'a shot'}`}
          />
        </ZoomPane>
      </div>
      {playback !== undefined && (
        <div className={classes.transport}>
          <Transport take={take} playback={playback} isLooping={isLooping} onLoop={setLooping} hasShuttle />
        </div>
      )}
    </>
  );
}
