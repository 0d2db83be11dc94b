import { colourNodes } from '@dailies/shared/commands';
import { NODE_COLOURS, type NodeRecord } from '@dailies/shared/document';
import { IconCheck, IconCircleOff } from '@tabler/icons-react';
import { useRun } from '../../document/useRun.ts';
import classes from './several.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The colour that people give to nodes, for all of them. */
export function ColourField({ nodes }: { nodes: readonly NodeRecord[] }) {
  const run = useRun();
  const ids = nodes.map(({ id }) => id);
  const isAll = (colour: string | undefined) => nodes.every((node) => node.colour === colour);
  return (
    <div className={classes.colours} role="group" aria-label="Colour">
      {NODE_COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className={classes.swatch}
          style={{ background: `var(--node-${colour})` }}
          aria-label={capital(colour)}
          aria-pressed={isAll(colour)}
          title={capital(colour)}
          onClick={() => run(colourNodes, { ids, colour })}
        >
          {isAll(colour) && <IconCheck size={14} color="#0b0c0f" aria-hidden="true" />}
        </button>
      ))}
      <button
        type="button"
        className={classes.none}
        aria-label="No colour"
        aria-pressed={isAll(undefined)}
        title="No colour"
        onClick={() => run(colourNodes, { ids, colour: null })}
      >
        <IconCircleOff size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
