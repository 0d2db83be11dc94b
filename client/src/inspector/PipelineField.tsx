import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../api/pipelines.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { pipelineChoices } from './pipelineChoices.ts';
import { useWriteParams } from './useWriteParams.ts';

/** Chooses one of the installed pipelines, by what they make. */
export function PipelineField(field: Field<'pipeline'>) {
  const { nodes, name, value, isMixed } = field;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const pipelines = useQuery(pipelinesQuery).data;
  return (
    <FieldFrame field={field} wide>
      {(control) => (
        <Select
          {...control}
          size="xs"
          readOnly={!mayWrite}
          searchable
          clearable={mayWrite}
          nothingFoundMessage="No pipeline is called that"
          placeholder={isMixed ? 'Mixed' : 'Choose a pipeline'}
          data={pipelineChoices(pipelines ?? [])}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => {
            if (next !== value) write(name, next);
          }}
        />
      )}
    </FieldFrame>
  );
}
