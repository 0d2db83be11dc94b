import { setDue } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';

/** When a shot is due; empty for no date. */
export function DueField({ node, label, name }: { node: NodeId; label?: string; name?: string }) {
  const run = useRun();
  const mayTrack = useMay('tracking');
  const due = useModel([`tracking:${node}`], (model) => model.tracking(node).due ?? '', [node]);
  const [shown, setShown] = useState(due);
  useEffect(() => setShown(due), [due]);
  // Typing a year goes through dates that nobody means; what stands at the end is written.
  const write = () => {
    if (shown !== due) run(setDue, { node, due: shown === '' ? null : shown });
  };
  return (
    <TextInput
      {...(label === undefined ? { 'aria-label': name === undefined ? 'Due' : `Due date of ${name}` } : { label })}
      type="date"
      size="xs"
      disabled={!mayTrack}
      value={shown}
      onChange={(event) => setShown(event.currentTarget.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write();
      }}
    />
  );
}
