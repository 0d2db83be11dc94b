import { Select } from '@mantine/core';
import { IconFocusCentered, IconX } from '@tabler/icons-react';
import type { NodeId } from '@dailies/shared/ids';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Editor, useValue } from 'tldraw';
import { z } from 'zod';
import { clipAt, type Reel } from '../../animatic/reel.ts';
import { ReelControls } from '../../animatic/ReelControls.tsx';
import { ReelHead } from '../../animatic/ReelHead.tsx';
import { ReelPlayback } from '../../animatic/ReelPlayback.ts';
import { ReelSound } from '../../animatic/ReelSound.tsx';
import { ReelStage } from '../../animatic/ReelStage.tsx';
import { ReelStrip } from '../../animatic/ReelStrip.tsx';
import { SoundSelect } from '../../animatic/SoundSelect.tsx';
import { useReel } from '../../animatic/useReel.ts';
import { useReelKeys } from '../../animatic/useReelKeys.ts';
import { useReelSound } from '../../animatic/useReelSound.ts';
import { useKept } from '../../interface/useKept.ts';
import { goFullScreen } from '../../review/goFullScreen.ts';
import { Observable } from '../../session/Observable.ts';
import { useObservable } from '../../session/useObservable.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { focusCanvas } from '../chrome/focusCanvas.ts';
import { ToolButton } from '../chrome/ToolButton.tsx';
import { FoundRing } from '../finding/FoundRing.tsx';
import { selectedNodes } from '../gestures/Gestures.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import classes from './ReelDock.module.css';
import { keepInView } from './keepInView.ts';
import { useReelParts } from './useReelParts.ts';

const HEIGHT_PX = { least: 132, usual: 196, most: 520 } as const;
const STEP_PX = 24;
const Height = z.number().min(HEIGHT_PX.least).max(HEIGHT_PX.most);
const NO_FRAME = new Observable(0);

/** The film as it stands, at the foot of the canvas: what plays is ringed, and kept in view where that is wished. */
export function ReelDock({ editor }: { editor: Editor }) {
  const state = useCanvas();
  // What was selected when it was opened can be played by itself.
  const [selected] = useState(() => selectedNodes(editor));
  const { parts, part, choose, filter } = useReelParts(selected);
  const reel = useReel(filter);
  const [playback, setPlayback] = useState<ReelPlayback | null>(null);
  const [height, setHeight] = useKept('canvas:reel-height', Height, HEIGHT_PX.usual);
  const [follows, setFollows] = useKept('canvas:reel-follows', z.boolean(), false);
  const dock = useRef<HTMLElement>(null);
  const isBeside = useValue('inspector open', () => selectedNodes(editor).length > 0, [editor]);
  const frame = useObservable(playback?.frame ?? NO_FRAME);
  const playing = reel.clips[clipAt(reel, frame)]?.node ?? null;

  useEffect(() => {
    const made = new ReelPlayback(reel);
    // A playback is a clock: it begins when the dock is there, and stops with it.
    // oxlint-disable-next-line react/set-state-in-effect
    setPlayback(made);
    dock.current?.focus({ preventScroll: true });
    return () => made.stop();
    // It goes on when the reel changes: `change` below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => playback?.change(reel), [playback, reel]);
  useEffect(() => {
    if (follows && playing !== null) keepInView(editor, playing);
  }, [editor, follows, playing]);

  const close = () => {
    state.reel.set(false);
    focusCanvas(editor);
  };
  return (
    <>
      <section
        ref={dock}
        className={classes.dock}
        aria-label="Animatic"
        tabIndex={-1}
        data-beside={isBeside}
        style={{ height }}
        onKeyDown={(event) => {
          // The canvas has keys of its own, which are not meant here.
          event.stopPropagation();
          if (event.key === 'Escape' && document.fullscreenElement === null) close();
        }}
      >
        <Handle height={height} onChange={setHeight} />
        {reel.clips.length === 0 || playback === null ? (
          <div className={classes.empty}>
            <span>
              {part === 'all'
                ? 'Shots play here one after another, as soon as there are any.'
                : 'No shot is in there yet.'}
            </span>
            <ToolButton title="Close the animatic" icon={IconX} size="small" onClick={close} />
          </div>
        ) : (
          <Player reel={reel} playback={playback} dock={dock}>
            {parts.length > 1 && (
              <Select
                size="xs"
                className={classes.part ?? ''}
                aria-label="What plays"
                allowDeselect={false}
                data={parts}
                value={part}
                onChange={(value) => choose(value ?? 'all')}
              />
            )}
            <ToolButton
              title="Keep what plays in view"
              icon={IconFocusCentered}
              size="small"
              aria-pressed={follows}
              onClick={() => setFollows(!follows)}
            />
            <ToolButton title="Close the animatic" icon={IconX} size="small" onClick={close} />
          </Player>
        )}
      </section>
      {playing !== null && <Ring editor={editor} node={playing} />}
    </>
  );
}

const Ring = ({ editor, node }: { editor: Editor; node: NodeId }) => (
  <FoundRing editor={editor} shape={shapeIdOf(node)} />
);

interface PlayerProps {
  readonly reel: Reel;
  readonly playback: ReelPlayback;
  readonly dock: React.RefObject<HTMLElement | null>;
  readonly children: React.ReactNode;
}

function Player({ reel, playback, dock, children }: PlayerProps) {
  const [sound, setSound] = useState<NodeId>();
  const { sounds, heard } = useReelSound(reel, sound);
  useReelKeys(playback, dock, dock);
  return (
    <>
      <div className={classes.picture} data-mantine-color-scheme="dark">
        <ReelStage reel={reel} playback={playback} />
      </div>
      <div className={classes.side}>
        <div className={classes.line}>
          <ReelHead reel={reel} playback={playback} level={2} />
          {children}
        </div>
        <ReelControls reel={reel} playback={playback} onFullScreen={() => goFullScreen(dock.current)}>
          <SoundSelect sounds={sounds} heard={heard} onChoose={setSound} />
        </ReelControls>
        <div className={classes.strip} data-mantine-color-scheme="dark">
          <ReelStrip reel={reel} playback={playback} />
        </div>
      </div>
      {heard !== undefined && <ReelSound media={heard.media} playback={playback} />}
    </>
  );
}

/** The upper edge, to make it higher or lower. */
function Handle({ height, onChange }: { height: number; onChange: (height: number) => void }) {
  const from = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const put = (wanted: number) => {
    onChange(Math.round(Math.max(HEIGHT_PX.least, Math.min(HEIGHT_PX.most, wanted))));
  };
  const move = (event: PointerEvent) => {
    if (from.current !== null) put(from.current.height + from.current.y - event.clientY);
  };
  const press = (event: KeyboardEvent) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    put(height + way * STEP_PX);
  };
  return (
    <div
      className={classes.handle}
      role="separator"
      aria-label="Height of the animatic"
      aria-orientation="horizontal"
      aria-valuemin={HEIGHT_PX.least}
      aria-valuemax={HEIGHT_PX.most}
      aria-valuenow={height}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { y: event.clientY, height };
      }}
      onPointerMove={move}
      onPointerUp={() => (from.current = null)}
    />
  );
}
