import { ActionIcon, Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { IconArchive, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import { RescueNotice } from './RescueNotice.tsx';
import { deleteRescued, listRescued, type RescuedCopy, rescuedKey } from './RescueStore.ts';

/** The copies of this project that were set aside in this browser, where there are any. */
export function RescuedCopies() {
  const { me, project } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState<RescuedCopy | null>(null);
  const client = useQueryClient();
  const queryKey = rescuedKey(me.id, project.id);
  const copies = useQuery({ queryKey, queryFn: () => listRescued(me.id, project.id), retry: false }).data ?? [];
  if (copies.length === 0) return null;
  const remove = async (id: string) => {
    await deleteRescued(id);
    await client.invalidateQueries({ queryKey });
  };
  return (
    <>
      <Tooltip label="Copies set aside">
        <ActionIcon variant="subtle" color="gray" aria-label="Copies set aside" onClick={() => setOpen(true)}>
          <IconArchive size={18} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Copies set aside" centered radius="lg">
        <Stack gap="md">
          {copies.map((copy) => (
            <Group key={copy.id} justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text size="sm">
                  {new Date(copy.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
                </Text>
                <Text size="xs" c="dimmed">
                  {copy.reason}
                </Text>
              </div>
              <Group gap={4} wrap="nowrap">
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    setOpen(false);
                    setShown(copy);
                  }}
                >
                  Look
                </Button>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label="Delete this copy for good"
                  onClick={() => void remove(copy.id)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </Group>
          ))}
        </Stack>
      </Modal>
      <RescueNotice copy={shown} onClose={() => setShown(null)} />
    </>
  );
}
