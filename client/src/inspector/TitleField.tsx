import { renameNode } from '@dailies/shared/commands';
import type { NodeRecord } from '@dailies/shared/document';
import { useState } from 'react';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import classes from './Inspector.module.css';

const TITLE_AT_MOST = 200;

/** A node's title, written when it is left; what is being typed stays when somebody else renames the node. */
export function TitleField({ node: { id, title } }: { node: NodeRecord }) {
  const run = useRun();
  const mayWrite = useMay('nodes');
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    const next = typed?.trim() ?? '';
    if (next !== '' && next !== title && !run(renameNode, { id, title: next }).ok) return;
    setTyped(null);
  };
  return (
    <input
      className={classes.title}
      aria-label="Node title"
      readOnly={!mayWrite}
      maxLength={TITLE_AT_MOST}
      value={typed ?? title}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
}
