import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { useMemo } from 'react';
import { z } from 'zod';
import { TrackingFields } from '../board/TrackingFields.tsx';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { TakeComments } from '../comments/TakeComments.tsx';
import { useModel } from '../document/useModel.ts';
import { useStanding } from '../document/useStanding.ts';
import { useKept } from '../interface/useKept.ts';
import { GenerationSection } from './GenerationSection.tsx';
import classes from './Inspector.module.css';
import { InspectorHead } from './InspectorHead.tsx';
import { LinksSection } from './links/LinksSection.tsx';
import { NodeStateLine } from './NodeStateLine.tsx';
import { ParamsSection } from './ParamsSection.tsx';
import { PipelineSection } from './PipelineSection.tsx';
import { Section } from './Section.tsx';
import { sharedFields } from './sharedFields.ts';
import { TakesPanel } from './TakesPanel.tsx';
import { TitleField } from './TitleField.tsx';

interface NodeInspectorProps {
  readonly id: NodeId;
  readonly onClose: () => void;
  readonly onGo: (node: NodeId) => void;
}

/** Everything of one node. Which sections there are follows from its type. */
export function NodeInspector({ id, onClose, onGo }: NodeInspectorProps) {
  const node = useModel([`nodes:${id}`], (model) => model.nodes.get(id), [id]);
  const pick = useModel([`takes:${id}`, `picks:${id}`], (model) => model.pick(id), [id]);
  const { problem } = useStanding(id);
  const [isFolded, fold] = useKept('inspector:folded', z.boolean(), false);
  const nodes = useMemo(() => [id], [id]);
  const fields = useMemo(() => (node === undefined ? [] : sharedFields([node])), [node]);
  if (node === undefined) return null;
  const definition = NODE_TYPES.get(node.type);
  const runs = definition?.module.runs === true;
  return (
    <>
      <InspectorHead
        icon={<NodeTypeIcon type={node.type} size={18} />}
        title={<TitleField node={node} />}
        line={<NodeStateLine node={node} definition={definition} />}
        isFolded={isFolded}
        onFold={fold}
        onClose={onClose}
      />
      {!isFolded && (
        <div className={classes.scroll}>
          {problem !== null && !runs && (
            <p className={classes.problem} role="alert">
              {problem}
            </p>
          )}
          {runs && <GenerationSection node={node} />}
          {fields.length > 0 && <ParamsSection nodes={nodes} fields={fields} />}
          {runs && <PipelineSection node={node} />}
          {runs && <TakesPanel node={node} />}
          <LinksSection node={node} onGo={onGo} />
          {definition?.tracked === true && (
            <Section title="Tracking" name="tracking">
              <TrackingFields node={id} />
            </Section>
          )}
          {pick !== undefined && (
            <Section title="Comments" name="comments" fact={`on take ${pick.number}`}>
              <TakeComments take={pick} />
            </Section>
          )}
        </div>
      )}
    </>
  );
}
