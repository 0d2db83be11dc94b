import { setParams } from '@dailies/shared/commands';
import { Select } from '@mantine/core';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';

export function ChoiceField({ node, name, value, hint }: Field<'choice'>) {
  const run = useRun();
  const mayWrite = useMay('nodes');
  return (
    <Select
      label={hint.title}
      size="xs"
      disabled={!mayWrite}
      allowDeselect={false}
      data={hint.choices.map((choice) => ({ value: choice.value, label: choice.title }))}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => {
        if (next !== null && next !== value) run(setParams, { id: node, params: { [name]: next } });
      }}
    />
  );
}
