import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../interface/Dialog.tsx';
import { sayError } from '../interface/sayProblem.ts';
import { deleteRescued, type RescuedCopy, rescuedKey } from './RescueStore.ts';

interface DiscardCopyProps {
  readonly copy: RescuedCopy;
  readonly size?: 'xs' | 'sm';
  readonly onDone: () => void;
}

/** Deletes a copy for good, after asking once. */
export function DiscardCopy({ copy, size = 'sm', onDone }: DiscardCopyProps) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const discard = async () => {
    try {
      await deleteRescued(copy.id);
      await client.invalidateQueries({ queryKey: rescuedKey(copy.user, copy.project) });
      setAsking(false);
      onDone();
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <>
      <Button size={size} variant="subtle" color="red" onClick={() => setAsking(true)}>
        Discard…
      </Button>
      <Dialog opened={isAsking} onClose={() => setAsking(false)} title="Discard this copy?" centered radius="lg">
        <Stack gap="md">
          <Text size="sm">
            It is in this browser only. What did not come over from it is gone for good then; nobody can bring it back.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              Keep it
            </Button>
            <Button color="red" onClick={() => void discard()}>
              Discard for good
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
