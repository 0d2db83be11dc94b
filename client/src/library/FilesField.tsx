import type { TrainedFile } from '@dailies/shared/assets';
import type { ProjectId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { ActionIcon, Button, FileButton, Group, Input, Text } from '@mantine/core';
import { IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { uploadFile } from '../api/uploads.ts';
import { FormProblem } from '../interface/FormProblem.tsx';

const NAME_AT_MOST = 120;

interface FilesFieldProps {
  readonly title: string;
  readonly help: string;
  readonly files: readonly TrainedFile[];
  readonly atMost: number;
  /** null: no file can be added. */
  readonly uploadTo: ProjectId | null;
  readonly onAdd: (file: TrainedFile) => void;
  readonly onRemove: (sha256: Sha256) => void;
  /** A file is on its way, and is there or has failed. */
  readonly onSending: (by: 1 | -1) => void;
}

/** Files of an asset by their names, added and taken away. */
export function FilesField({ title, help, files, atMost, uploadTo, onAdd, onRemove, onSending }: FilesFieldProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const send = async (file: File | null) => {
    if (file === null || uploadTo === null) return;
    setProblem(null);
    setPercent(0);
    onSending(1);
    try {
      const onProgress = (fraction: number) => setPercent(Math.floor(fraction * 100));
      const { sha256 } = await uploadFile(uploadTo, file, { onProgress });
      onAdd({ sha256, name: file.name.slice(0, NAME_AT_MOST) });
    } catch (error) {
      setProblem(`"${file.name}" was not added: ${sentenceOfError(error)}`);
    } finally {
      setPercent(null);
      onSending(-1);
    }
  };
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
      {uploadTo !== null && files.length < atMost && (
        <Group mt={6}>
          <FileButton onChange={(file) => void send(file)}>
            {(parts) => (
              <Button
                {...parts}
                variant="default"
                size="compact-sm"
                disabled={percent !== null}
                leftSection={<IconUpload size={13} aria-hidden="true" />}
                aria-label={`Add a file: ${title.toLowerCase()}`}
              >
                {percent === null ? 'Add a file' : `${percent} %`}
              </Button>
            )}
          </FileButton>
        </Group>
      )}
      <FormProblem sentence={problem} />
    </Input.Wrapper>
  );
}
