import type { NodeRecord } from '@dailies/shared/document';
import { Gallery } from '../takes/gallery/Gallery.tsx';
import { useTakes } from '../takes/useTakes.ts';
import { Section } from './Section.tsx';

/** Every take of a shot. */
export function TakesPanel({ node }: { node: NodeRecord }) {
  const count = useTakes(node.id).length;
  return (
    <Section title="Takes" name="takes" fact={count === 0 ? undefined : String(count)}>
      <Gallery key={node.id} node={node.id} />
    </Section>
  );
}
