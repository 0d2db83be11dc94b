import type { NodeRecord } from '@dailies/shared/document';
import { useWriteParams } from '../../inspector/useWriteParams.ts';
import { useMay } from '../../session/useMay.ts';
import { useReach } from '../shapes/reach.ts';
import { useHeld } from '../shapes/useHeld.ts';
import classes from './values.module.css';

interface FlagSwitchProps {
  readonly node: NodeRecord;
  readonly param: string;
  readonly label: string;
  readonly isOn: boolean;
  /** What counts comes from elsewhere. */
  readonly isDriven?: boolean;
}

/** Yes or no, in place. */
export function FlagSwitch({ node, param, label, isOn, isDriven = false }: FlagSwitchProps) {
  const mayWrite = useMay('nodes');
  const reach = useReach();
  const held = useHeld();
  const { write } = useWriteParams([node.id]);
  return (
    <button
      type="button"
      role="switch"
      className={classes.switch}
      aria-checked={isOn}
      aria-label={label}
      tabIndex={reach}
      disabled={!mayWrite || isDriven}
      {...held}
      onClick={() => write(param, !isOn)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      }}
    >
      <span className={classes.knob} aria-hidden="true" />
      <span>{isOn ? 'Yes' : 'No'}</span>
    </button>
  );
}
