import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ProjectSession } from '../../session/ProjectSession.ts';

const SHOWN_MS = 12_000;

/** Says what was done, with the way back: one step of undo, while nothing else was done since. */
export function showDone({ undo }: ProjectSession, sentence: string, label: string): void {
  const takeBack = (id: string) => {
    notifications.hide(id);
    if (undo.next() === label) undo.undo();
    else
      notifications.show({
        message: 'You did more since then: press Ctrl-Z on the canvas step by step, or restore the version of before.',
      });
  };
  const id = notifications.show({
    autoClose: SHOWN_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {sentence}
        <Button size="compact-sm" variant="default" onClick={() => takeBack(id)}>
          Undo
        </Button>
      </Group>
    ),
  });
}
