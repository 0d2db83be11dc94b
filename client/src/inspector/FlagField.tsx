import { Switch } from '@mantine/core';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useWriteParams } from './useWriteParams.ts';

export function FlagField(field: Field<'flag'>) {
  const { nodes, name, value, isMixed } = field;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  return (
    <FieldFrame field={field}>
      {(control) => (
        <Switch
          {...control}
          size="xs"
          disabled={!mayWrite}
          checked={value === true}
          label={isMixed ? 'Mixed' : value === true ? 'On' : 'Off'}
          onChange={(event) => write(name, event.currentTarget.checked)}
        />
      )}
    </FieldFrame>
  );
}
