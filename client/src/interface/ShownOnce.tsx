import { Button, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from './copyText.ts';
import { sayProblem } from './sayProblem.ts';

/** Something secret that was just made: to be copied now, because nobody can show it again. */
export function ShownOnce({ label, secret }: { label: string; secret: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(secret);
    setCopied(done);
    if (!done) sayProblem('The browser did not allow copying; select the text instead.');
  };
  return (
    <Group gap="sm" align="flex-end" wrap="nowrap">
      <TextInput
        label={label}
        description="Shown this once: copy it now."
        readOnly
        value={secret}
        style={{ flex: 1 }}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        onClick={() => void copy()}
      >
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
    </Group>
  );
}
