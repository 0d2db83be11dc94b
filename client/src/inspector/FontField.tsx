import { FileParams } from '@dailies/shared/modules';
import { Select } from '@mantine/core';
import { useModel } from '../document/useModel.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useWriteParams } from './useWriteParams.ts';

/** What stands in the list for the font that ships, which has no file. */
const SHIPPED = 'shipped';

/** The font that ships, or one of the font files that lie on the canvas. */
export function FontField(field: Field<'font'>) {
  const { nodes, name, value, isMixed } = field;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const files = useModel(['nodes'], (model) =>
    [...model.nodes.values()].flatMap((node) => {
      const file = node.type === 'file' ? FileParams.safeParse(node.params).data : undefined;
      if (file?.kind !== 'font' || file.media === null) return [];
      return [{ value: file.media, label: file.name === '' ? node.title : file.name }];
    }),
  );
  const known = [...new Map(files.map((file) => [file.value, file])).values()];
  const stored = typeof value === 'string' ? value : SHIPPED;
  const isGone = stored !== SHIPPED && !known.some((file) => file.value === stored);
  return (
    <FieldFrame field={field}>
      {(control) => (
        <Select
          {...control}
          size="xs"
          readOnly={!mayWrite}
          allowDeselect={false}
          placeholder={isMixed ? 'Mixed' : ''}
          comboboxProps={{ zIndex: 320 }}
          data={[
            { value: SHIPPED, label: 'Inter' },
            ...known,
            ...(isGone ? [{ value: stored, label: 'A font file' }] : []),
          ]}
          value={isMixed ? null : stored}
          onChange={(next) => {
            if (next !== null && next !== stored) write(name, next === SHIPPED ? null : next);
          }}
        />
      )}
    </FieldFrame>
  );
}
