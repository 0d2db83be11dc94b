import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../interface/Dialog.tsx';

interface RemoveDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** Asks once before somebody is out of a project: only an invitation brings them back. */
export function RemoveDialog({ opened, title, lead, action, onClose, onRemove }: RemoveDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title} centered radius="lg">
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button color="red" onClick={onRemove}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
