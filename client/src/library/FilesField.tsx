import type { TrainedFile } from '@dailies/shared/assets';
import type { ProjectId } from '@dailies/shared/ids';
import type { BroughtKind, Sha256 } from '@dailies/shared/media';
import { ActionIcon, Button, FileButton, Group, Input, Text } from '@mantine/core';
import { IconUpload, IconX } from '@tabler/icons-react';
import { FormProblem } from '../interface/FormProblem.tsx';
import { SendingFiles } from './SendingFiles.tsx';
import { useSendFiles } from './useSendFiles.ts';

const NAME_AT_MOST = 120;

interface FilesFieldProps {
  readonly title: string;
  readonly help: string;
  readonly files: readonly TrainedFile[];
  readonly kinds: readonly BroughtKind[];
  /** As people call those: "a sound". */
  readonly wanted: string;
  readonly atMost: number;
  /** null: no file can be added. */
  readonly uploadTo: ProjectId | null;
  readonly onAdd: (file: TrainedFile) => void;
  readonly onRemove: (sha256: Sha256) => void;
  /** A file is on its way, and is there or has failed. */
  readonly onSending: (by: 1 | -1) => void;
}

/** Files of an asset by their names, added and taken away. */
export function FilesField(props: FilesFieldProps) {
  const { title, help, files, kinds, wanted, atMost, uploadTo, onAdd, onRemove, onSending } = props;
  const { sending, problem, send } = useSendFiles({
    to: uploadTo,
    kinds,
    wanted,
    onStored: ({ sha256, name }) => onAdd({ sha256, name: name.slice(0, NAME_AT_MOST) }),
    onSending,
  });
  return (
    <Input.Wrapper label={title} description={help} component="div">
      {files.map(({ sha256, name }) => (
        <Group key={sha256} gap={6} mt={6} wrap="nowrap">
          <Text size="sm" truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" ff="monospace">
            {sha256.slice(0, 8)}
          </Text>
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={() => onRemove(sha256)}>
            <IconX size={14} />
          </ActionIcon>
        </Group>
      ))}
      <SendingFiles files={sending} />
      {uploadTo !== null && files.length + sending.length < atMost && (
        <Group mt={6}>
          <FileButton onChange={(file) => void send(file === null ? [] : [file])}>
            {(parts) => (
              <Button
                {...parts}
                variant="default"
                size="compact-sm"
                leftSection={<IconUpload size={13} aria-hidden="true" />}
                aria-label={`Add a file: ${title.toLowerCase()}`}
              >
                Add a file
              </Button>
            )}
          </FileButton>
        </Group>
      )}
      <FormProblem sentence={problem} />
    </Input.Wrapper>
  );
}
