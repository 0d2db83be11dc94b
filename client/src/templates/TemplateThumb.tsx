import { NODE_TYPES } from '@dailies/shared/nodes';
import type { GraphCopy } from '@dailies/shared/templates';
import { memo } from 'react';
import { portColour } from '../canvas/edges/portColour.ts';
import classes from './TemplateThumb.module.css';

const MARGIN_PX = 60;

const outputOf = (type: string) => NODE_TYPES.get(type)?.module.outputs[0];

function colourOf(type: string): string {
  const output = outputOf(type);
  return output === undefined ? 'var(--faint)' : portColour(output);
}

/** A template as its graph looks from afar. */
export const TemplateThumb = memo(function TemplateThumb({ graph }: { graph: GraphCopy }) {
  const { edges } = graph;
  // What stands in a scene is drawn where one goes into it.
  const nodes = graph.nodes.filter(({ scene }) => scene === null);
  const left = Math.min(...nodes.map(({ pos }) => pos[0])) - MARGIN_PX;
  const top = Math.min(...nodes.map(({ pos }) => pos[1])) - MARGIN_PX;
  const right = Math.max(...nodes.map(({ pos, size }) => pos[0] + size[0])) + MARGIN_PX;
  const bottom = Math.max(...nodes.map(({ pos, size }) => pos[1] + size[1])) + MARGIN_PX;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (
    <svg
      className={classes.thumb}
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {edges.map(({ from, to, fromPort, toPort }) => {
        const [source, target] = [byId.get(from), byId.get(to)];
        if (source === undefined || target === undefined) return null;
        const [x1, y1] = [source.pos[0] + source.size[0], source.pos[1] + source.size[1] / 2];
        const [x2, y2] = [target.pos[0], target.pos[1] + target.size[1] / 2];
        const reach = Math.max(40, Math.abs(x2 - x1) / 2);
        return (
          <path
            key={`${from} ${fromPort} ${to} ${toPort}`}
            d={`M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`}
            stroke={colourOf(source.type)}
            className={classes.edge}
          />
        );
      })}
      {nodes.map(({ id, type, pos: [x, y], size: [w, h] }) => (
        <g key={id}>
          <rect x={x} y={y} width={w} height={h} rx={16} className={classes.node} stroke={colourOf(type)} />
          <rect
            x={x}
            y={y}
            width={w}
            height={Math.min(44, h / 3)}
            rx={16}
            fill={colourOf(type)}
            className={classes.head}
          />
        </g>
      ))}
    </svg>
  );
});
