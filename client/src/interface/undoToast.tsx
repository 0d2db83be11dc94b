import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Undo } from '../session/Undo.ts';

const SHOWN_MS = 8_000;

/**
 * Says what was done, with the way back. The button undoes the step that was made last; once that
 * is undone, or something else was done on top of it, the toast goes.
 */
export function undoToast(undo: Undo, message: string): void {
  const step = undo.last();
  if (step === null) {
    notifications.show({ message });
    return;
  }
  const id = notifications.show({
    autoClose: SHOWN_MS,
    onClose: () => stop(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            if (undo.last() === step) undo.undo();
            notifications.hide(id);
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
  const stop = undo.names.subscribe(() => {
    if (undo.last() !== step) notifications.hide(id);
  });
}
