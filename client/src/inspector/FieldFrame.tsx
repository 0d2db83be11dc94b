import { Tooltip } from '@mantine/core';
import { inkOn } from '@dailies/shared/people';
import { IconRestore } from '@tabler/icons-react';
import { type CSSProperties, type PointerEventHandler, type ReactNode, useContext, useId } from 'react';
import { useMay } from '../session/useMay.ts';
import { DriveButton } from './DriveButton.tsx';
import { DrivenLine } from './DrivenLine.tsx';
import type { AnyField } from './field.ts';
import classes from './FieldFrame.module.css';
import { HelpShown } from './HelpShown.ts';
import { ParamHistory } from './paramHistory/ParamHistory.tsx';
import { shownValue } from './shownValue.ts';
import { useDriver } from './useDriver.ts';
import { type FieldPeer, useFieldPeers } from './useFieldPeers.ts';
import { useTellField } from './useTellField.ts';
import { useWriteParams } from './useWriteParams.ts';

/** What names and describes the control within a frame. */
interface FramedControl {
  readonly 'id': string;
  readonly 'aria-describedby': string;
}

interface FieldFrameProps {
  readonly field: AnyField;
  /** Whether it has the whole width, or half of it. */
  readonly wide?: boolean;
  /** Why what stands in the field is not written. */
  readonly problem?: string | null;
  /** What dragging the label does, where it does something. */
  readonly onScrub?: PointerEventHandler<HTMLElement>;
  /** Something small at the end of the line of the label. */
  readonly aside?: ReactNode;
  readonly children: (control: FramedControl) => ReactNode;
}

/**
 * What every field has around its control: its name and help, the mark of a value that is not the default
 * with the way back, who else is in it, and why what stands in it cannot be.
 */
export function FieldFrame({ field, wide = false, problem = null, onScrub, aside, children }: FieldFrameProps) {
  const id = useId();
  const mayWrite = useMay('nodes');
  const isHelpShown = useContext(HelpShown);
  const { hint, name, nodes, isChanged, byDefault } = field;
  const driver = useDriver(nodes, name);
  const peers = useFieldPeers(nodes, name);
  const { enter, leave } = useTellField(nodes, name);
  const [first] = peers;
  const isScrubbed = onScrub !== undefined && mayWrite;
  /** Fields of controls that name themselves, and have no default to go back to. */
  const isOwn = ['text', 'media', 'order'].includes(hint.control);
  return (
    <div
      className={classes.field}
      data-wide={wide}
      data-bad={problem !== null}
      data-peer={first !== undefined}
      data-param={name}
      style={first === undefined ? undefined : ringOf(first)}
      onFocus={enter}
      onBlur={leave}
    >
      <div className={classes.line}>
        <Tooltip label={hint.help} multiline w={248} openDelay={400} position="left" disabled={isHelpShown}>
          {isOwn ? (
            <span className={classes.label}>{hint.title}</span>
          ) : (
            <label
              htmlFor={id}
              className={classes.label}
              data-scrub={isScrubbed}
              {...(isScrubbed ? { onPointerDown: onScrub } : {})}
            >
              {hint.title}
            </label>
          )}
        </Tooltip>
        {isChanged && !isOwn && hint.control !== 'asset' && (
          <ResetDot field={field} text={shownValue(hint, byDefault)} mayWrite={mayWrite} />
        )}
        <span className={classes.aside}>
          {peers.map((peer) => (
            <PeerTag key={peer.id} peer={peer} />
          ))}
          {aside}
          {hint.control !== 'media' && <ParamHistory field={field} />}
          <DriveButton field={field} />
        </span>
      </div>
      <div className={classes.control}>
        {driver === undefined ? (
          children({ id, 'aria-describedby': `${id}-help ${id}-problem` })
        ) : (
          <DrivenLine field={field} driver={driver} />
        )}
      </div>
      <p id={`${id}-problem`} className={classes.problem} role={problem === null ? undefined : 'alert'}>
        {problem}
      </p>
      <p id={`${id}-help`} className={classes.help} data-shown={isHelpShown}>
        {hint.help}
      </p>
    </div>
  );
}

const ringOf = ({ colour }: FieldPeer): CSSProperties & { '--peer': string } => ({ '--peer': colour });

function PeerTag({ peer: { name, colour } }: { peer: FieldPeer }) {
  return (
    <span
      className={classes.peer}
      style={{ background: colour, color: inkOn(colour) }}
      title={`${name} is in this field`}
    >
      {name}
    </span>
  );
}

interface ResetDotProps {
  readonly field: AnyField;
  readonly text: string;
  readonly mayWrite: boolean;
}

/** The mark of a value that is not the default; pressed, it brings the default back. */
function ResetDot({ field: { nodes, name, hint }, text, mayWrite }: ResetDotProps) {
  const { reset } = useWriteParams(nodes);
  if (!mayWrite) return <span className={classes.dot} title={`The default is ${text}`} />;
  const label = `Reset to default: ${text}`;
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={classes.reset}
        aria-label={`${hint.title}: reset to default, ${text}`}
        onClick={() => reset([name])}
      >
        <span className={classes.dot} />
        <IconRestore className={classes.back} size={13} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
