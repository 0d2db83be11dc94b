import { type ReactNode, useEffect, useRef } from 'react';
import type { Doc } from 'yjs';
import { useGrowingLimit } from '../../board/useGrowingLimit.ts';
import { useRowKeys } from '../timeline/useRowKeys.ts';
import { CutChange } from './CutChange.tsx';
import { type Difference, isEmpty } from './Difference.ts';
import classes from './DifferenceList.module.css';
import { settingText, settingTitle } from './fieldText.ts';
import { MovedNodes } from './MovedNodes.tsx';
import { NodeChanges } from './NodeChanges.tsx';
import { type NodeActions, NodeGroup } from './NodeGroup.tsx';
import type { NodeLookup } from './nodeLookup.ts';
import { saidText } from './saidText.ts';
import { useFieldNames } from './useFieldNames.ts';
import { ValueChange } from './ValueChange.tsx';

interface DifferenceListProps {
  readonly difference: Difference;
  readonly lookup: NodeLookup;
  readonly actions: NodeActions;
  readonly doc?: Doc | undefined;
  /** Said where nothing differs. */
  readonly empty: string;
}

const shapes = (count: number): string => (count === 1 ? '1 shape' : `${count} shapes`);

/** Everything that differs, node by node and then the rest; a press shows where it is. */
export function DifferenceList({ difference, lookup, actions, doc, empty }: DifferenceListProps) {
  const names = useFieldNames();
  const walk = useRowKeys();
  const { limit, end } = useGrowingLimit(difference.nodes.length);
  const { nodes, moved, settings, cut, drawing, said } = difference;
  const list = useRef<HTMLDivElement>(null);
  const [only] = actions.chosen.size === 1 ? actions.chosen : [];
  useEffect(() => {
    // Chosen in the picture: what differs of it comes into view.
    if (only !== undefined)
      list.current?.querySelector(`[data-difference-node="${only}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [only]);
  if (isEmpty(difference)) return <p className={classes.empty}>{empty}</p>;
  const drawn = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const count = drawing.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${shapes(count)} ${kind}`];
  });
  return (
    <div ref={list} className={classes.list} role="region" aria-label="Differences" onKeyDown={walk}>
      {nodes.slice(0, limit).map((node) => (
        <NodeGroup key={node.node} difference={node} actions={actions}>
          <NodeChanges difference={node} lookup={lookup} names={names} doc={doc} />
        </NodeGroup>
      ))}
      <div ref={end} />
      {moved.length > 0 && <MovedNodes moved={moved} actions={actions} />}
      {cut.length > 0 && (
        <Part title="Cut">
          {cut.map((change) => (
            <CutChange key={change.id} change={change} lookup={lookup} />
          ))}
        </Part>
      )}
      {settings.length > 0 && (
        <Part title="Settings">
          {settings.map(({ id, fields: [field] }) => (
            <ValueChange
              key={id}
              title={settingTitle(id)}
              before={settingText(id, field?.before)}
              after={settingText(id, field?.after)}
            />
          ))}
        </Part>
      )}
      {drawn.length > 0 && <Part title="Drawing">{drawn.join(', ')}</Part>}
      {said.length > 0 && (
        <p className={classes.said}>{saidText(said)} since then. What people said and asked for stays as it is.</p>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.group}>
      <h3 className={classes.part}>{title}</h3>
      <div className={classes.partLines}>{children}</div>
    </section>
  );
}
