import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../interface/Dialog.tsx';
import { useSubmit } from '../account/useSubmit.ts';
import { askCommands } from '../api/commands.ts';
import { createProject, projectsQuery } from '../api/projects.ts';
import { pasteArgs } from '../canvas/gestures/copyNodes.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { newId } from '../session/ProjectSession.ts';
import type { OfferedTemplate } from '../templates/templateGroups.ts';
import { StartFrom } from './StartFrom.tsx';

/** Frame sizes that productions start from, in pixels. */
const FRAMES = [
  { value: '1280x720', label: '16:9 — 1280 × 720' },
  { value: '1920x1080', label: '16:9 — 1920 × 1080' },
  { value: '1536x640', label: '2.40:1 scope — 1536 × 640' },
  { value: '720x1280', label: '9:16 upright — 720 × 1280' },
  { value: '1024x1024', label: '1:1 — 1024 × 1024' },
];
const RATES = [
  { value: '24/1', label: '24 fps' },
  { value: '24000/1001', label: '23.976 fps' },
  { value: '25/1', label: '25 fps' },
  { value: '30/1', label: '30 fps' },
];

const pair = (text: string, separator: string): [number, number] => {
  const [first = 0, second = 0] = text.split(separator).map(Number);
  return [first, second];
};

export function CreateProjectDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [frame, setFrame] = useState('1280x720');
  const [rate, setRate] = useState('24/1');
  const [start, setStart] = useState<OfferedTemplate | null>(null);
  const { submit, isBusy, problem } = useSubmit(async () => {
    const [width, height] = pair(frame, 'x');
    const project = await createProject({ name: name.trim(), width, height, fps: pair(rate, '/') });
    if (start !== null) {
      const args = pasteArgs(start.graph, [0, 0], newId);
      await askCommands(project.id, [{ name: 'createNodes', args }]);
    }
    await client.invalidateQueries(projectsQuery);
    await navigate({ to: '/p/$projectId', params: { projectId: project.id } });
  });
  return (
    <Dialog opened={opened} onClose={onClose} title="Create project" centered radius="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="Night Sea Crossing"
            required
            withAsterisk={false}
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group grow>
            <Select
              label="Frame"
              data={FRAMES}
              allowDeselect={false}
              value={frame}
              onChange={(value) => setFrame(value ?? frame)}
            />
            <Select
              label="Rate"
              data={RATES}
              allowDeselect={false}
              value={rate}
              onChange={(value) => setRate(value ?? rate)}
            />
          </Group>
          <StartFrom chosen={start} onChoose={setStart} />
          <FormProblem sentence={problem} />
          <Group justify="flex-end" mt={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>
              Create
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
