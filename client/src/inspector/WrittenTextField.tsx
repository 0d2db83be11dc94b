import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useWriteParams } from './useWriteParams.ts';

/** A text that is one value: written when it is left, where a text of the node's own is written together. */
export function WrittenTextField({ maxLength, ...field }: Field<'text'> & { readonly maxLength: number }) {
  const { nodes, name, hint, value } = field;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  /** What is being typed and not written yet; null for what the document has. */
  const [typed, setTyped] = useState<string | null>(null);
  const stored = typeof value === 'string' ? value : '';
  return (
    <FieldFrame field={field} wide>
      {(control) => (
        <Textarea
          {...control}
          aria-label={hint.title}
          size="xs"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={maxLength}
          readOnly={!mayWrite}
          value={typed ?? stored}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => {
            if (typed !== null && typed !== stored) write(name, typed);
            setTyped(null);
          }}
        />
      )}
    </FieldFrame>
  );
}
