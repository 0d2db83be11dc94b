import { ActionIcon, Group, Progress, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { SentFile } from './useSendFiles.ts';

/** Files of a form on their way, each with what is sent of it and a way to give it up. */
export function SendingFiles({ files }: { files: readonly SentFile[] }) {
  return files.map(({ key, name, percent, cancel }) => (
    <Group key={key} gap={6} mt={6} wrap="nowrap">
      <Text size="sm" truncate miw={0}>
        {name}
      </Text>
      <Progress value={percent ?? 0} w={72} flex="0 0 auto" aria-label={`Sending ${name}`} />
      <Text size="xs" c="dimmed" flex="0 0 auto">
        {percent === null ? 'Waiting' : `${percent} %`}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={`Cancel ${name}`} onClick={cancel}>
        <IconX size={14} />
      </ActionIcon>
    </Group>
  ));
}
