import { Button, Group, Stack } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { copyText } from './copyText.ts';
import classes from './CopyableText.module.css';
import { sayProblem } from './sayProblem.ts';

interface CopyableTextProps {
  readonly label: string;
  readonly text: string;
  readonly copy: string;
  /** Buttons before the one that copies. */
  readonly children?: ReactNode;
}

/** A long text of a machine, to be read as it is and copied whole. */
export function CopyableText({ label, text, copy, children }: CopyableTextProps) {
  const [isCopied, setCopied] = useState(false);
  const take = async () => {
    const done = await copyText(text);
    setCopied(done);
    if (!done) sayProblem('The browser did not allow copying; select the text instead.');
  };
  return (
    <Stack gap="md">
      {/* Reached by the keyboard, so that it can be scrolled. */}
      <pre className={classes.text} role="region" aria-label={label} tabIndex={0}>
        {text}
      </pre>
      <Group justify="flex-end" gap="sm">
        {children}
        <Button
          variant="default"
          leftSection={
            isCopied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />
          }
          onClick={() => void take()}
        >
          {isCopied ? 'Copied' : copy}
        </Button>
      </Group>
    </Stack>
  );
}
