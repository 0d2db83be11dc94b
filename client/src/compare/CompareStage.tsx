import { useCallback, useMemo, useState } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { leaveFocusOut } from '../review/useTakeKeys.ts';
import { Transport } from '../review/Transport.tsx';
import { Observable } from '../session/Observable.ts';
import { type Extent, FITTING, type View } from '../takes/zoom/view.ts';
import { ZoomPane } from '../takes/zoom/ZoomPane.tsx';
import { ComparedHead } from './ComparedHead.tsx';
import { ComparedMedia } from './ComparedMedia.tsx';
import { CompareBar } from './CompareBar.tsx';
import classes from './ComparePage.module.css';
import type { CompareMode } from './compareSearch.ts';
import { shapeNotices } from './differences.ts';
import { Gang, leaderOf } from './Gang.ts';
import { Layered } from './Layered.tsx';
import { RecipeDifference } from './RecipeDifference.tsx';
import { useCompareKeys } from './useCompareKeys.ts';

interface CompareStageProps {
  readonly takes: readonly Take[];
  readonly mode: CompareMode;
  readonly onTakes: (takes: readonly Take[]) => void;
  readonly onMode: (mode: CompareMode) => void;
}

/** Takes beside each other or on each other, at the same place and the same frame. */
export function CompareStage({ takes, mode, onTakes, onMode }: CompareStageProps) {
  const [view] = useState(() => new Observable<View>(FITTING));
  const [pane, setPane] = useState<Extent>({ width: 0, height: 0 });
  const [amplified, setAmplified] = useState(1);
  const [divider, setDivider] = useState(0.5);
  const [other, setOther] = useState(1);
  const [active, setActive] = useState(0);
  const [isLooping, setLooping] = useState(true);
  const leader = leaderOf(takes);
  const gang = useMemo(() => (leader === undefined ? undefined : new Gang(leader)), [leader]);
  const [first, second = first] = [takes[0], takes[Math.min(other, takes.length - 1)]];
  const swap = useCallback(() => {
    const place = Math.min(other, takes.length - 1);
    const swapped = [...takes];
    const [a, b] = [takes[0], takes[place]];
    if (a === undefined || b === undefined) return;
    swapped[0] = b;
    swapped[place] = a;
    onTakes(swapped);
  }, [takes, other, onTakes]);
  useCompareKeys({
    take: takes[mode === 'side' ? Math.min(active, takes.length - 1) : 0],
    gang,
    view,
    pane,
    mode,
    onMode,
    onSwap: swap,
    onDivider: (by) => setDivider((before) => Math.min(1, Math.max(0, before + by))),
  });
  if (first === undefined || second === undefined) return null;
  const shown = mode === 'side' ? takes : [first, second];
  const media = (take: Take) => (
    <ComparedMedia key={take.id} take={take} gang={gang} isLeader={take === leader} isLooping={isLooping} />
  );
  const toggle = gang?.leader.toggle;
  return (
    <main className={classes.page} onMouseDown={leaveFocusOut}>
      <div className={classes.left}>
        <CompareBar
          takes={takes}
          mode={mode}
          view={view}
          pane={pane}
          amplified={amplified}
          other={Math.min(other, takes.length - 1)}
          onMode={onMode}
          onAmplify={setAmplified}
          onOther={setOther}
          onSwap={swap}
        />
        <div className={classes.heads} data-count={shown.length}>
          {shown.map((take, index) => (
            <ComparedHead
              key={take.id}
              take={take}
              side={mode === 'wipe' ? (index === 0 ? 'left' : 'right') : undefined}
              isActive={mode === 'side' && index === active}
              taken={takes}
              frame={gang && (() => Math.min(gang.leader.frame.get(), take.frames - 1))}
              onActive={() => setActive(index)}
              onTake={(next) => onTakes(takes.map((one) => (one.id === take.id ? next : one)))}
              onRemove={takes.length > 2 ? () => onTakes(takes.filter(({ id }) => id !== take.id)) : undefined}
            />
          ))}
        </div>
        {mode === 'side' ? (
          <div className={classes.panes} data-count={takes.length}>
            {takes.map((take, index) => (
              <div
                key={take.id}
                className={classes.pane}
                data-compared={take.id}
                data-active={index === active}
                onPointerEnter={() => setActive(index)}
              >
                <ZoomPane view={view} picture={take} onPane={index === 0 ? setPane : undefined} onClick={toggle}>
                  {media(take)}
                </ZoomPane>
              </div>
            ))}
          </div>
        ) : (
          <Layered
            first={first}
            second={second}
            mode={mode}
            view={view}
            amplified={amplified}
            divider={divider}
            onDivider={setDivider}
            onPane={setPane}
            onClick={toggle}
            render={media}
          />
        )}
        <p className={classes.notices} role="note">
          {shapeNotices(shown).join(' ')}
        </p>
        <div className={classes.foot}>
          {leader !== undefined && gang !== undefined && (
            <Transport
              take={leader}
              playback={gang.leader}
              isLooping={isLooping}
              onLoop={setLooping}
              keys={{ back: ',', on: '.' }}
            />
          )}
        </div>
      </div>
      <aside className={classes.side} aria-label="What differs">
        <RecipeDifference takes={takes} />
      </aside>
    </main>
  );
}
