import { connect } from '@dailies/shared/commands';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useRun } from '../../document/useRun.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { connectable, edgeOf, type OtherEnd, type PortOf } from './connectable.ts';
import classes from './LinksSection.module.css';

const SHOWN_AT_MOST = 60;

/** Connects a port to a node that is chosen by its name; what fits is looked up when the list opens. */
export function ConnectField({ end, label }: { end: PortOf; label: string }) {
  const { model } = useSession();
  const run = useRun();
  const [ends, setEnds] = useState<readonly OtherEnd[]>([]);
  return (
    <Select
      size="xs"
      variant="unstyled"
      classNames={{ input: classes.connect ?? '' }}
      aria-label={`Connect ${label}`}
      placeholder={end.side === 'input' ? 'Connect…' : 'Connect to…'}
      searchable
      limit={SHOWN_AT_MOST}
      maxDropdownHeight={260}
      rightSection={null}
      nothingFoundMessage="Nothing on the canvas fits"
      value={null}
      data={ends.map(({ node, port, title }) => ({ value: `${node} ${port}`, label: title }))}
      onDropdownOpen={() => setEnds(connectable(model.graph, end))}
      onChange={(chosen) => {
        const other = ends.find(({ node, port }) => `${node} ${port}` === chosen);
        if (other !== undefined) run(connect, { id: newId(), ...edgeOf(end, other) });
      }}
    />
  );
}
