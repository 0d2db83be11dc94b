import { ColorInput } from '@mantine/core';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useTyped } from './useTyped.ts';
import { useWriteParams } from './useWriteParams.ts';

const WHOLE = /^#[0-9a-f]{6}$/i;

/** Colours that are keyed and written with most. */
const SWATCHES = ['#000000', '#ffffff', '#808080', '#f2aa3b', '#00b140', '#0047bb', '#c8102e'];

/** A colour, by its number, a picker, or one of those that are used most. It is written when it is whole. */
export function ColourField(field: Field<'colour'>) {
  const { nodes, name, hint, value, isMixed } = field;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const [typed, setTyped] = useTyped(field);
  const stored = typeof value === 'string' ? value : '';
  const take = (next: string) => {
    const colour = next.toLowerCase();
    if (!WHOLE.test(colour)) return;
    setTyped(null);
    if (colour !== stored) write(name, colour);
  };
  const isBad = typed !== null && !WHOLE.test(typed);
  return (
    <FieldFrame field={field} problem={isBad ? 'A colour is # and six digits from 0 to f.' : null}>
      {(control) => (
        <ColorInput
          {...control}
          size="xs"
          format="hex"
          readOnly={!mayWrite}
          fixOnBlur={false}
          placeholder={isMixed ? 'Mixed' : ''}
          swatches={SWATCHES}
          swatchesPerRow={7}
          popoverProps={{ zIndex: 320 }}
          eyeDropperButtonProps={{ 'aria-label': `${hint.title}: take from the screen` }}
          value={typed ?? stored}
          onChange={setTyped}
          onChangeEnd={take}
          onBlur={() => {
            if (typed !== null) take(typed);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed !== null) take(typed);
          }}
        />
      )}
    </FieldFrame>
  );
}
