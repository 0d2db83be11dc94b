import { SegmentedControl, Slider, Tooltip } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { Take } from '../document/ProjectModel.ts';
import type { Observable } from '../session/Observable.ts';
import { ZoomButton } from '../takes/zoom/ZoomButton.tsx';
import type { Extent, View } from '../takes/zoom/view.ts';
import classes from './CompareBar.module.css';
import { COMPARE_MODES, type CompareMode } from './compareSearch.ts';

const TITLES: Readonly<Record<CompareMode, string>> = {
  side: 'Side by side',
  wipe: 'Wipe',
  difference: 'Difference',
};
const STRONGEST = 8;

interface CompareBarProps {
  readonly takes: readonly Take[];
  readonly mode: CompareMode;
  readonly view: Observable<View>;
  readonly pane: Extent;
  readonly amplified: number;
  /** Which of several is laid on the first. */
  readonly other: number;
  readonly onMode: (mode: CompareMode) => void;
  readonly onAmplify: (times: number) => void;
  readonly onOther: (other: number) => void;
  readonly onSwap: () => void;
}

/** How the takes are compared. */
export function CompareBar({ takes, mode, view, pane, amplified, other, ...act }: CompareBarProps) {
  const [first] = takes;
  return (
    <header className={classes.bar}>
      <h1 className={classes.title}>Compare</h1>
      <SegmentedControl
        size="xs"
        aria-label="How to compare"
        data={COMPARE_MODES.map((value) => ({ value, label: TITLES[value] }))}
        value={mode}
        onChange={(value) => {
          const next = COMPARE_MODES.find((one) => one === value);
          if (next !== undefined) act.onMode(next);
        }}
      />
      {mode !== 'side' && takes.length > 2 && (
        <SegmentedControl
          size="xs"
          aria-label="The second take"
          data={takes.slice(1).map(({ number }, index) => ({ value: String(index + 1), label: `With ${number}` }))}
          value={String(other)}
          onChange={(value) => act.onOther(Number(value))}
        />
      )}
      {mode === 'difference' && (
        <div className={classes.strength}>
          <span className={classes.times}>×{amplified}</span>
          <Slider
            className={classes.slider ?? ''}
            size={4}
            thumbSize={14}
            color="gray"
            min={1}
            max={STRONGEST}
            step={1}
            label={null}
            thumbLabel="How strong the difference is shown"
            value={amplified}
            onChange={act.onAmplify}
          />
        </div>
      )}
      <span className={classes.space} />
      <Tooltip label="Swap (X)" openDelay={400}>
        <button type="button" className={classes.act} aria-label="Swap the first two" onClick={act.onSwap}>
          <IconArrowsExchange size={18} aria-hidden="true" />
        </button>
      </Tooltip>
      {first !== undefined && <ZoomButton picture={first} view={view} pane={pane} />}
    </header>
  );
}
