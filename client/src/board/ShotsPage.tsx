import { NODE_TYPES } from '@dailies/shared/nodes';
import { useModel } from '../document/useModel.ts';
import { SectionPage } from '../interface/SectionPage.tsx';

/** Every shot of the project, one a row. */
export function ShotsPage() {
  const nodes = useModel(['nodes'], (model) => [...model.nodes.values()]);
  return (
    <SectionPage title="Shots">
      <ul>
        {nodes
          .filter(({ type }) => NODE_TYPES.get(type)?.tracked === true)
          .map((node) => (
            <li key={node.id}>{node.title}</li>
          ))}
      </ul>
    </SectionPage>
  );
}
