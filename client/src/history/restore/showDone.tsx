import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ProjectSession } from '../../session/ProjectSession.ts';

const SHOWN_MS = 12_000;

/** Says what was done, with the way back: one step of undo, while nothing else was done since. */
export function showDone({ undo }: ProjectSession, sentence: string, label: string): void {
  // Undone, or something else done on top of it: the button would undo another step.
  const stop = undo.can.subscribe(() => {
    if (undo.next() !== label) notifications.hide(id);
  });
  const id = notifications.show({
    autoClose: SHOWN_MS,
    onClose: stop,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {sentence}
        <Button size="compact-sm" variant="default" onClick={() => undo.undo()}>
          Undo
        </Button>
      </Group>
    ),
  });
}
