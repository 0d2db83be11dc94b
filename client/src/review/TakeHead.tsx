import { Popover, Tooltip } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconChevronsLeft,
  IconChevronsRight,
  IconDownload,
  IconEyeCheck,
  IconKeyboard,
  IconMaximize,
  type IconProps,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType, RefObject } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import type { Observable } from '../session/Observable.ts';
import { useSession } from '../session/SessionContext.tsx';
import { PickButton } from '../takes/PickButton.tsx';
import { TakeMenu } from '../takes/TakeMenu.tsx';
import { useDownload } from '../takes/useDownload.ts';
import type { Extent, View } from '../takes/zoom/view.ts';
import { ZoomButton } from '../takes/zoom/ZoomButton.tsx';
import { goFullScreen } from './goFullScreen.ts';
import classes from './TakeHead.module.css';
import { TAKE_KEYS } from './takeKeys.ts';
import type { ReviewQueue } from './useReviewQueue.ts';

interface TakeHeadProps {
  readonly take: Take;
  /** Of its shot; undefined where that was deleted. */
  readonly title: string | undefined;
  readonly takeCount: number;
  readonly view: Observable<View>;
  readonly pane: Extent;
  readonly stage: RefObject<HTMLElement | null>;
  /** What waits for a verdict of one's own. */
  readonly queue: ReviewQueue | null;
  /** The frame (0-based) that is shown of a take in motion. */
  readonly frame: (() => number) | undefined;
  /** Undefined at the ends. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onShot: (by: 1 | -1) => void;
  /** To what waits next; says so where nothing else does. */
  readonly onReview: () => void;
}

/** Which take this is, the way to the others, and what can be done with it. */
export function TakeHead({
  take,
  title,
  takeCount,
  view,
  pane,
  stage,
  queue,
  frame,
  onReview,
  ...walk
}: TakeHeadProps) {
  const { project } = useSession();
  const download = useDownload();
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>
        {title === undefined ? (
          <span className={classes.gone}>A deleted shot</span>
        ) : (
          <Link
            className={classes.shot}
            to="/p/$projectId"
            params={{ projectId: project.id }}
            search={{ node: take.node }}
            title="Show on the canvas"
          >
            {title}
          </Link>
        )}
        <span className={classes.unseen}>, take {take.number}</span>
      </h1>
      <div className={classes.walk} role="group" aria-label="Takes and shots">
        <Step label="Previous shot" keys="Shift ↑" onStep={() => walk.onShot(-1)} Icon={IconChevronsLeft} />
        <Step label="Previous take" keys="↑" onStep={walk.onPrevious} Icon={IconChevronLeft} />
        <span className={classes.number}>
          Take {take.number} <span className={classes.dim}>of {takeCount}</span>
        </span>
        <Step label="Next take" keys="↓" onStep={walk.onNext} Icon={IconChevronRight} />
        <Step label="Next shot" keys="Shift ↓" onStep={() => walk.onShot(1)} Icon={IconChevronsRight} />
      </div>
      <div className={classes.actions}>
        {queue !== null && <NextToReview queue={queue} onReview={onReview} />}
        <PickButton take={take} />
        {take.kind !== 'audio' && <ZoomButton picture={take} view={view} pane={pane} />}
        <Step label="Full screen" keys="F" onStep={() => goFullScreen(stage.current)} Icon={IconMaximize} />
        <Step label="Download" keys="D" onStep={() => download([take])} Icon={IconDownload} />
        <Keys />
        <TakeMenu take={take} frame={frame} isOnPage />
      </div>
    </header>
  );
}

/** The way to what waits for one's verdict; it stays where it is when nothing does, so that nothing beside it moves. */
function NextToReview({ queue: { next, left }, onReview }: { queue: ReviewQueue; onReview: () => void }) {
  const isDone = left === 0;
  return (
    <button
      type="button"
      className={classes.review}
      title={isDone ? 'You judged every take of this project' : 'The next take that waits for your verdict (N)'}
      data-rests={next === undefined}
      onClick={onReview}
    >
      <IconEyeCheck size={15} aria-hidden="true" />
      <span className={classes.reviewText}>{isDone ? 'All reviewed' : 'Next to review'}</span>
      {!isDone && <span className={classes.left}>{left}</span>}
    </button>
  );
}

interface StepProps {
  readonly label: string;
  readonly keys: string;
  readonly onStep: (() => void) | undefined;
  readonly Icon: ComponentType<IconProps>;
}

function Step({ label, keys, onStep, Icon }: StepProps) {
  return (
    <Tooltip label={`${label} (${keys})`} openDelay={400}>
      <button
        type="button"
        className={classes.action}
        aria-label={label}
        // It stays in the tab order at the ends, so that the focus is not lost on the way.
        aria-disabled={onStep === undefined}
        onClick={onStep}
      >
        <Icon size={18} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}

/** What the keys do on this page. */
function Keys() {
  return (
    <Popover position="bottom-end" width={320} shadow="md">
      <Popover.Target>
        <button type="button" className={classes.action} aria-label="Keys" title="Keys">
          <IconKeyboard size={18} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.keys}>
          {TAKE_KEYS.map(([keys, what]) => (
            <div key={keys} className={classes.key}>
              <dt>{keys}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
