import { Button, Group, Progress, Radio, Stack, Text } from '@mantine/core';
import type { ProjectId } from '@dailies/shared/ids';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../interface/Dialog.tsx';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { downloadExport, exportSummaryQuery } from '../api/transfer.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { saveFile } from '../interface/saveFile.ts';
import { counted } from '../words/counted.ts';
import { shownBytes } from './shownBytes.ts';
import { useTransfer } from './useTransfer.ts';

/** Takes a project out of this installation as a file, with its media or without. */
export function ExportDialog({ project, name, onClose }: { project: ProjectId; name: string; onClose: () => void }) {
  const summary = useQuery(exportSummaryQuery(project));
  const [media, setMedia] = useState(true);
  const { run, running, problem, cancel } = useTransfer();
  const { data } = summary;
  const start = () =>
    run(async (transfer) => {
      const { file, name: fileName } = await downloadExport(project, media, transfer);
      saveFile(file, fileName);
      onClose();
    });
  const expected = media ? (data?.mediaBytes ?? 0) : 0;
  return (
    <Dialog opened onClose={running === null ? onClose : cancel} title={`Export “${name}”`} centered radius="lg">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {data === undefined
            ? 'The whole project as one file.'
            : `${counted(data.nodes, 'node')}, ${counted(data.takes, 'take')} with how they were made, ${counted(data.comments, 'comment')}, reviews and the cut, as one file.`}{' '}
          People are in it without name or address.
        </Text>
        <Radio.Group value={media ? 'with' : 'without'} onChange={(value) => setMedia(value === 'with')} label="Media">
          <Stack gap="xs" mt="xs">
            <Radio
              value="with"
              disabled={running !== null}
              label={
                data === undefined
                  ? 'With media'
                  : `With media: ${counted(data.mediaFiles, 'file')}, ${shownBytes(data.mediaBytes)}`
              }
              description="Opens anywhere, with every picture, video and sound."
            />
            <Radio
              value="without"
              disabled={running !== null}
              label="Without media"
              description="A small file. Takes stand in it by name, and their pictures show as missing where they are not."
            />
          </Stack>
        </Radio.Group>
        {running !== null && (
          <Stack gap={6} aria-live="polite">
            <Progress
              value={expected === 0 ? 100 : Math.min(100, (running.bytes / expected) * 100)}
              animated={expected === 0 || running.bytes === 0}
              aria-label="Export"
            />
            <Text size="xs" c="dimmed">
              {shownBytes(running.bytes)}
              {expected === 0 ? '' : ` of about ${shownBytes(expected)}`}
            </Text>
          </Stack>
        )}
        <FormProblem sentence={problem ?? (summary.isError ? sentenceOfError(summary.error) : null)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={running === null ? onClose : cancel}>
            Cancel
          </Button>
          <Button leftSection={<IconDownload size={16} />} onClick={start} loading={running !== null} data-autofocus>
            Export
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
