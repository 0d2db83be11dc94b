import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

/** The address follows typing at this distance. */
const SETTLE_MS = 200;

interface FindFieldProps {
  readonly label: string;
  /** As the address has it. */
  readonly q: string | undefined;
  readonly className: string;
  readonly onChange: (change: { readonly q: string | undefined }) => void;
}

/** A search that is kept in the address, a moment after it was typed. */
export function FindField({ label, q: known, className, onChange }: FindFieldProps) {
  const [text, setText] = useState(known ?? '');
  const told = useRef(known);
  useEffect(() => {
    // Changed by somebody else than this field: a link, or "Show all".
    if (known !== told.current) setText(known ?? '');
    told.current = known;
  }, [known]);
  useEffect(() => {
    const q = text === '' ? undefined : text;
    if (q === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = q;
      onChange({ q });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <TextInput
      className={className}
      aria-label={label}
      placeholder={label}
      size="xs"
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
