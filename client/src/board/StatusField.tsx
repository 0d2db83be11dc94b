import { setStatus } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { Select } from '@mantine/core';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';

interface StatusFieldProps {
  readonly node: NodeId;
  /** Shown above where given; `name` says whose it is where it is not. */
  readonly label?: string;
  readonly name?: string;
}

/** A shot's production status. */
export function StatusField({ node, label, name }: StatusFieldProps) {
  const run = useRun();
  const mayTrack = useMay('tracking');
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const tracked = useModel([`tracking:${node}`], (model) => model.tracking(node).status, [node]);
  const status = statuses.find(({ id }) => id === tracked) ?? statuses[0];
  const dot = (colour: string | undefined) => (
    <span style={{ width: 9, height: 9, borderRadius: '50%', background: colour ?? 'var(--faint)' }} />
  );
  return (
    <Select
      {...(label === undefined ? { 'aria-label': name === undefined ? 'Status' : `Status of ${name}` } : { label })}
      size="xs"
      disabled={!mayTrack}
      allowDeselect={false}
      comboboxProps={{ width: 200, position: 'bottom-start' }}
      leftSection={dot(status?.colour)}
      data={statuses.map(({ id, name: title }) => ({ value: id, label: title }))}
      renderOption={({ option }) => (
        <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
          {dot(statuses.find(({ id }) => id === option.value)?.colour)}
          {option.label}
        </span>
      )}
      value={status?.id ?? null}
      onChange={(next) => {
        if (next !== null && next !== status?.id) run(setStatus, { node, status: next });
      }}
    />
  );
}
