import { setDriven } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { drivenPort } from '@dailies/shared/nodes';
import { Tooltip } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { sayProblem } from '../interface/sayProblem.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './DriveButton.module.css';
import type { AnyField } from './field.ts';
import { useIsDriven } from './useDriver.ts';

/** Gives a setting a port that drives it, or takes the port away with its edge, in one step for all the nodes. */
export function DriveButton({ field }: { field: AnyField }) {
  const { nodes, name, hint } = field;
  const session = useSession();
  const mayWrite = useMay('nodes');
  const isDriven = useIsDriven(nodes, name);
  if (!mayWrite || drivenPort(name, hint) === undefined) return null;
  const label = isDriven ? 'Take the port away' : 'Drive by a port';
  const press = () => {
    const change = (id: NodeId) => session.run(setDriven, { id, params: [name], driven: !isDriven }, 'gesture');
    const results = session.undo.named(`${label}: ${hint.title}`, () => nodes.map(change));
    const refused = results.find((result) => !result.ok);
    if (refused?.ok === false) sayProblem(refused.refusal.message);
  };
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={classes.drive}
        aria-label={`${hint.title}: drive by a port`}
        aria-pressed={isDriven}
        onClick={press}
      >
        <IconPlugConnected size={14} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
