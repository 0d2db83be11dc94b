import type { NodeRecord } from '@dailies/shared/document';
import { Gallery } from '../takes/gallery/Gallery.tsx';
import classes from './Inspector.module.css';

/** Every take of a shot. */
export function TakesPanel({ node }: { node: NodeRecord }) {
  return (
    <section className={classes.section} aria-label="Takes">
      <h3 className={classes.heading}>Takes</h3>
      <Gallery key={node.id} node={node.id} />
    </section>
  );
}
