import { setPick } from '@dailies/shared/commands';
import { Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload, IconStar, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { takeFileName } from './takeFileName.ts';
import classes from './TakeHead.module.css';

interface TakeHeadProps {
  readonly take: Take;
  /** Of its shot; undefined where that was deleted. */
  readonly title: string | undefined;
  readonly takeCount: number;
  /** Undefined at the ends. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** Which take this is, and what can be done with it. */
export function TakeHead({ take, title, takeCount, onPrevious, onNext }: TakeHeadProps) {
  const { project } = useSession();
  const fileName = useModel(['settings', 'nodes'], (model) => takeFileName(model, take), [take]);
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
      <div className={classes.walk}>
        <Step label="Previous take" keys="J" onStep={onPrevious} Icon={IconChevronLeft} />
        <span className={classes.number}>
          Take {take.number} <span className={classes.dim}>of {takeCount}</span>
        </span>
        <Step label="Next take" keys="K" onStep={onNext} Icon={IconChevronRight} />
      </div>
      <div className={classes.actions}>
        <PickToggle take={take} />
        <Tooltip label="Download" openDelay={400}>
          <a className={classes.action} href={mediaUrl(take.media)} download={fileName} aria-label="Download">
            <IconDownload size={17} aria-hidden="true" />
          </a>
        </Tooltip>
      </div>
    </header>
  );
}

interface StepProps {
  readonly label: string;
  readonly keys: string;
  readonly onStep: (() => void) | undefined;
  readonly Icon: typeof IconChevronLeft;
}

function Step({ label, keys, onStep, Icon }: StepProps) {
  return (
    <button
      type="button"
      className={classes.action}
      aria-label={label}
      title={`${label} (${keys})`}
      // It stays in the tab order at the ends, so that the focus is not lost on the way.
      aria-disabled={onStep === undefined}
      onClick={onStep}
    >
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}

/** Circles this take for its shot; said without a button to those who may not. */
function PickToggle({ take: { node, id } }: { take: Take }) {
  const run = useRun();
  const mayPick = useMay('picks');
  const isPick = useModel([`picks:${node}`], (model) => model.pick(node)?.id === id, [node, id]);
  if (!mayPick) {
    return isPick ? (
      <span className={classes.picked}>
        <IconStarFilled size={14} aria-hidden="true" /> The pick
      </span>
    ) : null;
  }
  const Star = isPick ? IconStarFilled : IconStar;
  return (
    <button
      type="button"
      className={classes.pick}
      aria-pressed={isPick}
      onClick={() => run(setPick, { node, take: isPick ? null : id })}
    >
      <Star size={15} aria-hidden="true" />
      {isPick ? 'The pick' : 'Pick this take'}
    </button>
  );
}
