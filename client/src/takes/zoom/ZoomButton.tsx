import { Tooltip } from '@mantine/core';
import type { Observable } from '../../session/Observable.ts';
import { useObservable } from '../../session/useObservable.ts';
import { actualZoom, type Extent, FITTING, fitScale, type View, zoomedAt } from './view.ts';
import classes from './ZoomButton.module.css';

interface ZoomButtonProps {
  readonly picture: Extent;
  readonly view: Observable<View>;
  readonly pane: Extent;
}

/** The zoom, in pixels of the picture; pressed, between fitting and 100 %. */
export function ZoomButton({ picture, view, pane }: ZoomButtonProps) {
  const { zoom } = useObservable(view);
  const percent = Math.round(fitScale(picture, pane) * zoom * 100);
  const shown = zoom > 1 ? `${percent} %` : 'Fit';
  const toggle = () =>
    view.set(zoom > 1 ? FITTING : zoomedAt(view.get(), actualZoom(picture, pane), [0, 0], picture, pane));
  return (
    <Tooltip label={zoom > 1 ? 'Fit (0)' : '100 % (Z)'} openDelay={400}>
      <button
        type="button"
        className={classes.zoom}
        aria-label={`${shown}: ${zoom > 1 ? 'fit it' : 'show it at 100 %'}`}
        onClick={toggle}
      >
        {shown}
      </button>
    </Tooltip>
  );
}
