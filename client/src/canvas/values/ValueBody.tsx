import type { NodeRecord } from '@dailies/shared/document';
import type { NodeDefinition } from '@dailies/shared/nodes';
import type { ReactNode } from 'react';
import { TextBody } from '../shapes/TextBody.tsx';
import { BooleanBody } from './BooleanBody.tsx';
import { ConditionBody } from './ConditionBody.tsx';
import { ConvertBody } from './ConvertBody.tsx';
import { FanOutBody } from './FanOutBody.tsx';
import { MergeBody } from './MergeBody.tsx';
import { NumberBody } from './NumberBody.tsx';
import { PipelineBody } from './PipelineBody.tsx';
import { ScriptBody } from './ScriptBody.tsx';

interface ValueBodyProps {
  readonly node: NodeRecord;
  readonly definition: NodeDefinition;
  readonly isEditing: boolean;
}

/** A node that gives or hands on values, edited in place. */
export function ValueBody(props: ValueBodyProps): ReactNode {
  const { node } = props;
  switch (node.type) {
    case 'integer':
    case 'float':
      return <NumberBody node={node} />;
    case 'boolean':
      return <BooleanBody node={node} />;
    case 'script':
      return <ScriptBody {...props} />;
    case 'convert':
      return <ConvertBody node={node} />;
    case 'condition':
      return <ConditionBody node={node} />;
    case 'merge':
      return <MergeBody node={node} />;
    case 'pipeline':
      return <PipelineBody node={node} />;
    case 'fan-out':
      return <FanOutBody node={node} />;
    default:
      return <TextBody {...props} />;
  }
}
