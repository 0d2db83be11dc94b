import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Dialog } from '../interface/Dialog.tsx';
import { FormProblem } from '../interface/FormProblem.tsx';
import { readNames } from './newShots.ts';
import { SHOT_TYPES, useAddShots } from './useAddShots.ts';

const SHOWN_NAMES = 6;

function preview(names: readonly string[]): string {
  if (names.length <= SHOWN_NAMES) return names.join(', ');
  return `${names.slice(0, SHOWN_NAMES - 1).join(', ')} … ${names.at(-1)}`;
}

/** Adds shots by their names, or a range of numbers at once. */
export function AddShotsDialog({ onClose }: { onClose: () => void }) {
  const add = useAddShots();
  const [text, setText] = useState('');
  const [type, setType] = useState(SHOT_TYPES[0]?.type ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const read = readNames(text);
  const names = 'names' in read ? read.names : [];
  const count = names.length === 1 ? '1 shot' : `${names.length} shots`;
  const send = async () => {
    if (names.length === 0 || isAsked) return;
    setAsked(true);
    const refused = await add(type, names);
    setAsked(false);
    setProblem(refused);
    if (refused !== null) return;
    notifications.show({ message: `${count} added: ${preview(names)}` });
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title="Add shots" centered radius="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          <Textarea
            label="Names"
            description="One a line or between commas. A range counts for you: SH010–SH100 by 10."
            placeholder="SH010–SH100 by 10"
            data-autofocus
            autosize
            minRows={2}
            maxRows={8}
            value={text}
            error={'problem' in read ? read.problem : null}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setProblem(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
            }}
          />
          <div>
            <SegmentedControl
              fullWidth
              size="sm"
              aria-label="Kind of shot"
              value={type}
              onChange={setType}
              data={SHOT_TYPES.map((one) => ({ value: one.type, label: one.title }))}
            />
          </div>
          <Text size="sm" c="dimmed" mih={20} role="status">
            {names.length > 0 && `${count}: ${preview(names)}. They go below what is on the canvas.`}
          </Text>
          <FormProblem sentence={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={names.length === 0} loading={isAsked}>
              {names.length === 0 ? 'Add shots' : `Add ${count}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
