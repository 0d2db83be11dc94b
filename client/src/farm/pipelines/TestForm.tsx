import type { ListedPipeline } from '@dailies/shared/http';
import { type NodeId, ProjectId } from '@dailies/shared/ids';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSubmit } from '../../account/useSubmit.ts';
import { AddressLink } from '../../activity/AddressLink.tsx';
import { testPipeline } from '../../api/pipelines.ts';
import { projectsQuery } from '../../api/projects.ts';
import { addressOf } from '../../app/addresses.ts';
import { FormProblem } from '../../interface/FormProblem.tsx';

/** Runs a pipeline once in a project, as anybody's run goes: a node is made there and asked for a take. */
export function TestForm({ pipeline, onDone }: { pipeline: ListedPipeline; onDone: () => void }) {
  const projects = useQuery(projectsQuery).data ?? [];
  const fitting = projects.filter(
    ({ archivedAt, role }) => archivedAt === null && (role === 'director' || role === 'artist'),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [prompt, setPrompt] = useState('A lighthouse at dusk, rain on the lens');
  const [made, setMade] = useState<{ project: ProjectId; node: NodeId } | null>(null);
  // Others take what they are made of from what is connected.
  const hasPrompt = pipeline.module.startsWith('shot-');
  const project = chosen ?? fitting[0]?.id ?? null;
  const { submit, isBusy, problem } = useSubmit(async () => {
    if (project === null) return;
    const id = ProjectId.parse(project);
    const params = hasPrompt && prompt.trim() !== '' ? { prompt } : {};
    setMade({ project: id, ...(await testPipeline(pipeline, id, params)) });
  });
  if (made !== null) {
    return (
      <Stack gap="md">
        <Text size="sm">
          It is asked for, as the node "Test of {pipeline.id}@{pipeline.version}". Its take, or what went wrong, is
          there and in the queue.
        </Text>
        <Group justify="flex-end" gap="sm">
          <AddressLink address={addressOf.node(made.project, made.node)}>Open the node</AddressLink>
          <Button onClick={onDone}>Done</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          A new node with this pipeline is put into a project of yours and asked for a take, so that it goes the way of
          every run. The project's quality has to be {pipeline.tiers.join(' or ')}. What it needs besides, such as a
          picture, can be connected there.
        </Text>
        {fitting.length === 0 ? (
          <FormProblem sentence="You generate in no project; make one first, such as one for tests." />
        ) : (
          <Select
            label="Project"
            data={fitting.map(({ id, name }) => ({ value: id, label: name }))}
            value={project}
            allowDeselect={false}
            onChange={setChosen}
          />
        )}
        {hasPrompt && (
          <Textarea
            label="Prompt"
            autosize
            minRows={2}
            maxLength={20_000}
            value={prompt}
            onChange={(event) => setPrompt(event.currentTarget.value)}
          />
        )}
        <FormProblem sentence={problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={project === null}>
            Try it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
