import type { NodeRecord } from '@dailies/shared/document';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { pipelinesQuery } from '../api/pipelines.ts';
import { useModel } from '../document/useModel.ts';
import { useStanding } from '../document/useStanding.ts';
import { useKept } from '../interface/useKept.ts';
import { useSession } from '../session/SessionContext.tsx';
import { HelpShown } from './HelpShown.ts';
import { ParamForm } from './ParamForm.tsx';
import { pipelineFields } from './pipelineFields.ts';
import { Section } from './Section.tsx';
import { WrittenTextField } from './WrittenTextField.tsx';

/** What the pipeline that would make this node lets a person set besides the node's own settings. */
export function PipelineSection({ node }: { node: NodeRecord }) {
  const { plans } = useSession();
  const pipelines = useQuery(pipelinesQuery).data;
  const standing = useStanding(node.id);
  const [isHelpShown] = useKept('inspector:help', z.boolean(), false);
  const pipeline = useModel(['nodes', 'edges', 'picks', 'settings'], () => plans.pipeline(node.id), [
    plans,
    node.id,
    // Planning hears of pipelines a moment after this page does.
    pipelines,
    standing,
  ]);
  const nodes = useMemo(() => [node.id], [node.id]);
  const fields = useMemo(() => (pipeline === undefined ? [] : pipelineFields(pipeline, node)), [pipeline, node]);
  if (pipeline === undefined || fields.length === 0) return null;
  const changed = fields.filter(({ isChanged }) => isChanged).length;
  return (
    <Section title={pipeline.title} name="pipeline" fact={changed === 0 ? undefined : `${changed} changed`}>
      <HelpShown value={isHelpShown}>
        <ParamForm nodes={nodes} fields={fields.filter(({ hint }) => hint.control !== 'text')} />
        {fields.map(({ hint, ...field }) => {
          const param = pipeline.params?.find(({ key }) => key === field.name);
          if (hint.control !== 'text' || param?.type !== 'text') return null;
          return (
            <WrittenTextField
              key={`${node.id} ${field.name}`}
              {...field}
              nodes={nodes}
              hint={hint}
              maxLength={param.maxLength}
            />
          );
        })}
      </HelpShown>
    </Section>
  );
}
