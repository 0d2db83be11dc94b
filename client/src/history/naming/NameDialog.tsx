import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../interface/Dialog.tsx';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { FormProblem } from '../../interface/FormProblem.tsx';

const NAME_AT_MOST = 120;

interface NameDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly placeholder: string;
  readonly initial?: string;
  readonly submit: string;
  readonly onSubmit: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for a name, and closes once it was taken. */
export function NameDialog({
  title,
  lead,
  label,
  placeholder,
  initial = '',
  submit,
  onSubmit,
  onClose,
}: NameDialogProps) {
  const [name, setName] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(name.trim());
      onClose();
    } catch (error) {
      setProblem(sentenceOfError(error));
      setBusy(false);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={title} centered radius="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && !isBusy) void send();
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {lead}
          </Text>
          <TextInput
            label={label}
            placeholder={placeholder}
            maxLength={NAME_AT_MOST}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FormProblem sentence={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
