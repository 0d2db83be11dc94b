import type { NodeRecord } from '@dailies/shared/document';
import { Section } from './Section.tsx';
import { GenerateControls } from './generation/GenerateControls.tsx';
import { OutOfSync } from './generation/OutOfSync.tsx';
import { WhatRuns } from './generation/WhatRuns.tsx';

/** Making takes of a shot: the button, how it stands, what would run, and why the pick is of another recipe. */
export function GenerationSection({ node }: { node: NodeRecord }) {
  return (
    <Section title="Generation" name="generation">
      <GenerateControls node={node} />
      <OutOfSync node={node.id} />
      <WhatRuns node={node.id} />
    </Section>
  );
}
