import { Select } from '@mantine/core';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useWriteParams } from './useWriteParams.ts';

export function ChoiceField(field: Field<'choice'>) {
  const { nodes, name, hint, value, isMixed } = field;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  return (
    <FieldFrame field={field}>
      {(control) => (
        <Select
          {...control}
          size="xs"
          readOnly={!mayWrite}
          allowDeselect={false}
          placeholder={isMixed ? 'Mixed' : ''}
          data={hint.choices.map((choice) => ({ value: choice.value, label: choice.title }))}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => {
            if (next !== null && next !== value) write(name, next);
          }}
        />
      )}
    </FieldFrame>
  );
}
