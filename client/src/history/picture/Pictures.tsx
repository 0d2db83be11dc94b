import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useObservable } from '../../session/useObservable.ts';
import type { Difference } from '../difference/Difference.ts';
import { GraphPicture } from './GraphPicture.tsx';
import type { DrawnNode, GraphScene } from './GraphScene.ts';
import { MarkLegend } from './MarkLegend.tsx';
import type { Picture } from './paintGraph.ts';
import classes from './Pictures.module.css';
import type { PictureView } from './PictureView.ts';

const SHOWN = [
  { value: 'both', label: 'Both' },
  { value: 'then', label: 'Then' },
  { value: 'now', label: 'Now' },
] as const;
type Shown = (typeof SHOWN)[number]['value'];

const ZOOM_STEP = 1.3;
const NO_GHOSTS: ReadonlyMap<string, DrawnNode> = new Map();

interface PicturesProps {
  readonly view: PictureView;
  /** The version that is looked at; left out, there is only now. */
  readonly then?: { readonly scene: GraphScene; readonly caption: string; readonly key: string };
  readonly now: GraphScene;
  readonly difference: Difference | null;
}

const ghostsOf = (here: GraphScene, other: GraphScene): ReadonlyMap<string, DrawnNode> =>
  new Map([...other.nodes].filter(([id]) => !here.nodes.has(id)));

/** A version beside now, under one camera, or one of the two. */
export function Pictures({ view, then, now, difference }: PicturesProps) {
  const [shown, setShown] = useState<Shown>('both');
  const chosen = useObservable(view.chosen);
  useEffect(() => {
    view.setScenes(then?.key ?? 'now', then === undefined ? [now] : [then.scene, now]);
  }, [view, then, now]);
  const pictures = useMemo(() => {
    const marked = {
      marks: difference?.marks ?? new Map(),
      edgeMarks: difference?.edgeMarks ?? new Map(),
      chosen,
    };
    const ofNow: Picture = {
      ...marked,
      scene: now,
      ghosts: then === undefined ? NO_GHOSTS : ghostsOf(now, then.scene),
    };
    const ofThen: Picture | null =
      then === undefined ? null : { ...marked, scene: then.scene, ghosts: ghostsOf(then.scene, now) };
    return { ofNow, ofThen };
  }, [then, now, difference, chosen]);
  const isThenShown = pictures.ofThen !== null && shown !== 'now';
  const isNowShown = pictures.ofThen === null || shown !== 'then';
  return (
    <section className={classes.all} aria-label="Pictures of the graph">
      <div className={classes.bar}>
        {difference === null ? <span /> : <MarkLegend difference={difference} />}
        <div className={classes.tools}>
          {then !== undefined && (
            <SegmentedControl
              size="xs"
              aria-label="Which state to show"
              data={[...SHOWN]}
              value={shown}
              onChange={(value) => setShown(SHOWN.find((option) => option.value === value)?.value ?? 'both')}
            />
          )}
          <Tooltip label="Zoom out">
            <ActionIcon variant="subtle" color="gray" aria-label="Zoom out" onClick={() => view.zoom(1 / ZOOM_STEP)}>
              <IconZoomOut size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Zoom in">
            <ActionIcon variant="subtle" color="gray" aria-label="Zoom in" onClick={() => view.zoom(ZOOM_STEP)}>
              <IconZoomIn size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Show all">
            <ActionIcon variant="subtle" color="gray" aria-label="Show all" onClick={() => view.fit()}>
              <IconMaximize size={17} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      <div className={classes.panes} data-both={isThenShown && isNowShown}>
        {isThenShown && pictures.ofThen !== null && then !== undefined && (
          <GraphPicture picture={pictures.ofThen} view={view} caption={then.caption} tone="then" />
        )}
        {isNowShown && <GraphPicture picture={pictures.ofNow} view={view} caption="Now" tone="now" />}
      </div>
    </section>
  );
}
