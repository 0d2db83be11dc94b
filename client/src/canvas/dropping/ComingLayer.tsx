import { IconX } from '@tabler/icons-react';
import type { ComingFile } from '../../session/Coming.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { useHeld } from '../shapes/useHeld.ts';
import classes from './ComingLayer.module.css';
import { standingText } from './comingWords.ts';

/** Files on their way to the level that is shown, each where its node will stand. In canvas pixels. */
export function ComingLayer() {
  const { coming, level } = useSession();
  const files = useObservable(coming.files);
  const shown = useObservable(level);
  return files.filter(({ scene }) => scene === shown).map((file) => <ComingBox key={file.id} file={file} />);
}

function ComingBox({ file }: { file: ComingFile }) {
  const held = useHeld();
  const { name, pos, size, fraction, phase, cancel } = file;
  return (
    <div
      className={classes.file}
      style={{ transform: `translate(${pos[0]}px, ${pos[1]}px)`, width: size[0], height: size[1] }}
      {...held}
    >
      <div className={classes.row}>
        <span className={classes.name} title={name}>
          {name}
        </span>
        <button type="button" className={classes.cancel} aria-label={`Cancel ${name}`} onClick={cancel}>
          <IconX size={14} aria-hidden="true" />
        </button>
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={`Bringing ${name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(fraction * 100)}
        aria-valuetext={standingText(file)}
        data-phase={phase ?? 'queued'}
      >
        <span className={classes.fill} style={{ transform: `scaleX(${fraction})` }} />
      </div>
      <span className={classes.standing}>{standingText(file)}</span>
    </div>
  );
}
