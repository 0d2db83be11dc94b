import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { copyText } from '../interface/copyText.ts';
import { saveFile } from '../interface/saveFile.ts';
import { fileOfRescue, textsOfRescue } from './describeRescue.ts';
import type { RescuedCopy } from './RescueStore.ts';

/** Says that a copy was set aside and why, and gives it to the person. */
export function RescueNotice({ copy, onClose }: { copy: RescuedCopy | null; onClose: () => void }) {
  const copyTexts = async (rescued: RescuedCopy) => {
    const done = await copyText(textsOfRescue(rescued));
    notifications.show({ message: done ? 'The texts are in the clipboard.' : 'The browser did not allow copying.' });
  };
  return (
    <Modal opened={copy !== null} onClose={onClose} title="Your copy was set aside" centered radius="lg">
      {copy !== null && (
        <>
          <Text size="sm">{copy.reason}</Text>
          <Text size="sm" c="dimmed" mt="sm">
            The project was opened afresh from the server. What you had here is kept whole in this browser, and nothing
            of it was deleted: download it, or copy its texts, and bring over what should stay.
          </Text>
          <Group mt="lg" justify="flex-end">
            <Button variant="default" onClick={() => void copyTexts(copy)}>
              Copy its texts
            </Button>
            <Button onClick={() => saveFile(fileOfRescue(copy), `dailies-rescue-${copy.project}-${copy.at}.json`)}>
              Download copy
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
