import type { NodeRecord } from '@dailies/shared/document';
import { useModel } from '../../document/useModel.ts';
import classes from './RimSockets.module.css';
import { rimPlaces } from './rimPlaces.ts';

/** Where edges pass a scene's wall by themselves: small marks below its ports. The inspector lists the edges. */
export function RimSockets({ node, widthPx, heightPx }: { node: NodeRecord; widthPx: number; heightPx: number }) {
  const places = useModel(['nodes', 'edges'], ({ graph }) => [...rimPlaces(graph, node.id, heightPx)], [
    node.id,
    heightPx,
  ]);
  return (
    <>
      {places.map(([key, { end, y, colour, title }]) => (
        <span
          key={key}
          className={classes.mark}
          style={{ left: end.side === 'input' ? 0 : widthPx, top: y, background: colour }}
          title={title}
          aria-hidden="true"
        />
      ))}
    </>
  );
}
