import { useEffect, useRef, useState } from 'react';
import { mediaUrl } from '../media/mediaUrl.ts';
import { Observable } from '../session/Observable.ts';
import { useObservable } from '../session/useObservable.ts';
import { type Extent, FITTING, fitScale, kept, type View, zoomedAt } from '../takes/zoom/view.ts';
import { type BrushSetting, LEAST_SIZE, MOST_SIZE } from './BrushSetting.ts';
import { drawMask } from './drawMask.ts';
import classes from './MaskPainter.module.css';
import type { MaskPainting, Part } from './MaskPainting.ts';
import { MaskTools } from './MaskTools.tsx';
import type { Ground } from './paintedOn.ts';
import { useMaskHand } from './useMaskHand.ts';
import { useMaskKeys } from './useMaskKeys.ts';

interface MaskSheetProps {
  readonly title: string;
  readonly ground: Ground | null;
  readonly painting: MaskPainting;
  /** How much of it is sent, while it is. */
  readonly percent: number | null;
  readonly notice: string | null;
  /** Whether it is worth saving before anything is painted. */
  readonly isChangedAlready: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });

/** The picture with the mask over it, the brush, and everything that is done with both. */
export function MaskSheet(props: MaskSheetProps) {
  const { title, ground, painting, percent, notice, isChangedAlready, onSave, onClose } = props;
  const { width, height } = painting;
  const [view] = useState(() => new Observable<View>(FITTING));
  const { zoom, at } = useObservable(view);
  const [pane, setPane] = useState<Extent>({ width: 0, height: 0 });
  const [brush, setBrush] = useState<BrushSetting>({ size: 0.05, softness: 0.3, isErasing: false });
  const [overlay, setOverlay] = useState(0.6);
  const [steps, setSteps] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const isChanged = isChangedAlready || steps > 0;
  const scale = fitScale(painting, pane) * zoom;

  useEffect(() => {
    const node = stage.current;
    if (node === null) return undefined;
    const sizes = new ResizeObserver(() => {
      const size = { width: node.clientWidth, height: node.clientHeight };
      setPane(size);
      view.set(kept(view.get(), { width, height }, size));
    });
    sizes.observe(node);
    return () => sizes.disconnect();
  }, [view, width, height]);
  useEffect(() => {
    if (sheet.current !== null) drawMask(sheet.current, painting, painting.whole);
  }, [painting]);

  const redraw = (part: Part | null) => {
    if (part !== null && sheet.current !== null) drawMask(sheet.current, painting, part);
  };
  /** Something changed as a whole. */
  const change = (part: Part | null) => {
    redraw(part);
    setSteps((count) => count + 1);
  };
  const radiusPx = Math.max(0.5, (brush.size * Math.max(width, height)) / 2);
  const hand = useMaskHand({
    stage,
    ring,
    painting,
    view,
    pane,
    brush,
    radiusPx,
    redraw,
    onStroke: () => change(null),
  });
  const close = () => (isChanged ? setAsking(true) : onClose());
  const actions = {
    undo: () => change(painting.undo()),
    redo: () => change(painting.redo()),
    fill: () => (painting.fill(), change(painting.whole)),
    clear: () => (painting.clear(), change(painting.whole)),
    invert: () => (painting.invert(), change(painting.whole)),
    zoomBy: (factor: number) => view.set(zoomedAt(view.get(), factor, [0, 0], painting, pane)),
    fit: () => view.set(FITTING),
    setBrush: (next: Partial<BrushSetting>) =>
      setBrush((now) => ({ ...now, ...next, size: Math.min(MOST_SIZE, Math.max(LEAST_SIZE, next.size ?? now.size)) })),
    save: onSave,
    close,
  };
  const keys = useMaskKeys(actions, brush, hand, radiusPx);
  return (
    <div
      ref={takeFocus}
      className={classes.frame}
      tabIndex={-1}
      data-autofocus="true"
      onKeyDown={keys.down}
      onKeyUp={keys.up}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.facts}>
          {ground === null ? '' : `on ${ground.from}  ·  `}
          {width} × {height}
        </span>
        {notice !== null && (
          <span className={classes.notice} role="status">
            {notice}
          </span>
        )}
        <span className={classes.space} />
        {isAsking ? (
          <span className={classes.asking} role="alertdialog" aria-label="Keep what was painted?">
            Keep what was painted?
            <button type="button" className={classes.button} onClick={onClose}>
              Discard
            </button>
          </span>
        ) : (
          <button type="button" className={classes.button} onClick={close}>
            Cancel
          </button>
        )}
        <button type="button" className={classes.save} disabled={percent !== null} onClick={onSave}>
          {percent === null ? 'Save mask' : `Saving… ${percent} %`}
        </button>
      </header>
      <div
        ref={stage}
        className={classes.stage}
        role="application"
        aria-label="The picture: arrow keys move the brush, space paints"
        data-testid="mask-stage"
        data-panning={hand.isPanning}
      >
        <div
          className={classes.picture}
          style={{
            width,
            height,
            transform: `translate(${pane.width / 2 - at[0] * width * scale}px, ${
              pane.height / 2 - at[1] * height * scale
            }px) scale(${scale})`,
          }}
        >
          {ground !== null && <img className={classes.ground} src={mediaUrl(ground.media)} alt="" draggable={false} />}
          <canvas
            ref={sheet}
            className={classes.sheet}
            width={width}
            height={height}
            style={{ opacity: overlay }}
            data-testid="mask-sheet"
          />
        </div>
        <div
          ref={ring}
          className={classes.ring}
          data-erasing={brush.isErasing}
          style={{ width: radiusPx * 2 * scale, height: radiusPx * 2 * scale }}
          aria-hidden="true"
        />
      </div>
      <MaskTools
        brush={brush}
        overlay={overlay}
        zoom={scale}
        canUndo={painting.canUndo}
        canRedo={painting.canRedo}
        onOverlay={setOverlay}
        actions={actions}
      />
    </div>
  );
}
