import { Button, FileInput, Group, Progress, Stack, Text } from '@mantine/core';
import { type ImportedProject, PROJECT_FILE_EXTENSION } from '@dailies/shared/http';
import { IconFileImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../interface/Dialog.tsx';
import { projectsQuery } from '../api/projects.ts';
import { uploadProject } from '../api/transfer.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { ImportReport } from './ImportReport.tsx';
import { shownBytes } from './shownBytes.ts';
import { useTransfer } from './useTransfer.ts';

/** Makes a project of an exported one. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [imported, setImported] = useState<ImportedProject | null>(null);
  const { run, running, problem, cancel } = useTransfer();
  const start = (chosen: File) =>
    run(async (transfer) => {
      const answer = await uploadProject(chosen, transfer);
      if (answer === null) return;
      await client.invalidateQueries(projectsQuery);
      setImported(answer);
    });
  if (imported !== null) {
    return (
      <Dialog opened onClose={onClose} title={`“${imported.name}” is here`} centered radius="lg">
        <ImportReport imported={imported} />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            data-autofocus
            onClick={() => void navigate({ to: '/p/$projectId', params: { projectId: imported.id } })}
          >
            Open project
          </Button>
        </Group>
      </Dialog>
    );
  }
  const isSent = running !== null && file !== null && running.bytes >= file.size;
  return (
    <Dialog opened onClose={running === null ? onClose : cancel} title="Import project" centered radius="lg">
      <Stack
        gap="md"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          if (running === null) setFile(event.dataTransfer.files[0] ?? file);
        }}
      >
        <Text size="sm" c="dimmed">
          A project that was exported here or at another studio becomes one of yours, with its takes, reviews and
          comments. You are its director.
        </Text>
        <FileInput
          label="File"
          placeholder={`Choose a ${PROJECT_FILE_EXTENSION} file, or drop it here`}
          accept={PROJECT_FILE_EXTENSION}
          leftSection={<IconFileImport size={16} />}
          value={file}
          onChange={setFile}
          disabled={running !== null}
          clearable={running === null}
          data-autofocus
        />
        {running !== null && file !== null && (
          <Stack gap={6} aria-live="polite">
            <Progress
              value={isSent ? 100 : (running.bytes / Math.max(1, file.size)) * 100}
              animated={isSent}
              aria-label="Import"
            />
            <Text size="xs" c="dimmed">
              {isSent
                ? 'Sent; everything in it is being checked…'
                : `${shownBytes(running.bytes)} of ${shownBytes(file.size)} sent`}
            </Text>
          </Stack>
        )}
        <FormProblem sentence={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={running === null ? onClose : cancel}>
            Cancel
          </Button>
          <Button disabled={file === null} loading={running !== null} onClick={() => file !== null && start(file)}>
            Import
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
