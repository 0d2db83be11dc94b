import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MARK_WORD } from '../picture/markSigns.ts';
import { MarkSign } from '../picture/MarkLegend.tsx';
import type { NodeDifference } from './Difference.ts';
import classes from './DifferenceList.module.css';
import { definitionOf, titleOfNode } from './nodeLookup.ts';

export interface NodeActions {
  readonly chosen: ReadonlySet<string>;
  /** Left out where there is no picture to show it in. */
  readonly onShow?: (node: string) => void;
  readonly onToggle?: (node: string) => void;
  /** Left out where this person may not restore. */
  readonly onRestore?: ((nodes: readonly string[]) => void) | undefined;
}

interface NodeGroupProps {
  readonly difference: NodeDifference;
  readonly actions: NodeActions;
  readonly children?: ReactNode;
}

/** A node that differs: its sign and name, what can be done, and below what differs. */
export function NodeGroup({ difference: { node, known, mark }, actions, children }: NodeGroupProps) {
  const title = titleOfNode(known);
  const type = definitionOf(known)?.title ?? known?.type ?? '';
  const isChosen = actions.chosen.has(node);
  const name = (
    <>
      <span className={classes.title}>{title}</span>
      {type !== title && <span className={classes.type}>{type}</span>}
      <span className={classes.mark}>{MARK_WORD[mark]}</span>
    </>
  );
  return (
    <article className={classes.group} data-difference-node={node} data-mark={mark} data-chosen={isChosen}>
      <header className={classes.head}>
        {actions.onRestore !== undefined && (
          <Checkbox
            size="xs"
            aria-label={`Choose ${title}`}
            checked={isChosen}
            onChange={() => actions.onToggle?.(node)}
          />
        )}
        <MarkSign mark={mark} />
        {actions.onShow === undefined ? (
          <span className={classes.node}>{name}</span>
        ) : (
          <button
            type="button"
            className={classes.node}
            data-row
            title="Show where it is"
            onClick={() => actions.onShow?.(node)}
          >
            {name}
          </button>
        )}
        {actions.onRestore !== undefined && (
          <Tooltip label={mark === 'added' ? 'Take this node away again' : 'Restore this node'}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Restore ${title}`}
              onClick={() => actions.onRestore?.([node])}
            >
              <IconHistory size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {children !== undefined && <div className={classes.lines}>{children}</div>}
    </article>
  );
}
