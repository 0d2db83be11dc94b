import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { copyText } from '../interface/copyText.ts';
import { saveFile } from '../interface/saveFile.ts';
import classes from './AccountPage.module.css';

/** The recovery codes, shown this once, to be kept. */
export function RecoveryCodesList({ codes }: { codes: readonly string[] }) {
  const text = `${codes.join('\n')}\n`;
  const copy = async () => {
    const isCopied = await copyText(text);
    notifications.show(
      isCopied
        ? { message: 'The recovery codes were copied.' }
        : { color: 'red', message: 'The browser did not allow copying; save them instead.' },
    );
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        Keep these recovery codes somewhere safe: without your device, each lets you in once. They are not shown again.
      </Text>
      <ul className={classes.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="default" size="xs" leftSection={<IconCopy size={14} />} onClick={() => void copy()}>
          Copy
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
          onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'dailies-recovery-codes.txt')}
        >
          Save
        </Button>
      </Group>
    </Stack>
  );
}
