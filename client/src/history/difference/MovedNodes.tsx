import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { MarkSign } from '../picture/MarkLegend.tsx';
import type { NodeDifference } from './Difference.ts';
import classes from './DifferenceList.module.css';
import { type NodeActions, NodeGroup } from './NodeGroup.tsx';

/** Nodes that only stand elsewhere, folded: layout is rarely what one looks for. */
export function MovedNodes({ moved, actions }: { moved: readonly NodeDifference[]; actions: NodeActions }) {
  const [isOpen, setOpen] = useState(false);
  const count = moved.length === 1 ? '1 node only moved' : `${moved.length} nodes only moved`;
  return (
    <section>
      <button
        type="button"
        className={classes.folded}
        data-row
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        <MarkSign mark="moved" />
        {count}
        <IconChevronRight className={classes.chevron} size={15} aria-hidden="true" />
      </button>
      {isOpen && moved.map((node) => <NodeGroup key={node.node} difference={node} actions={actions} />)}
    </section>
  );
}
