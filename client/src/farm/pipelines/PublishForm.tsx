import { Button, Group, JsonInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { farmCapabilitiesQuery } from '../../api/farm.ts';
import { publishPipeline } from '../../api/pipelines.ts';
import { FieldProblems } from './FieldProblems.tsx';
import { type FieldProblem, fieldOfSentence, readPipelineJson } from './readPipelineJson.ts';

const EXAMPLE = JSON.stringify(
  {
    id: 'my-flux',
    version: 1,
    title: 'FLUX on our GPUs',
    module: 'shot-still',
    tiers: ['standard', 'high'],
    runner: { executor: 'container', image: 'dailies/flux:1' },
    requirements: { tags: ['flux'], gpuMemoryBytes: 24_000_000_000 },
    timeoutSeconds: 900,
    stuckAfterSeconds: 120,
    params: [{ key: 'x_guidance', title: 'Guidance', type: 'number', min: 0, max: 10, default: 3.5 }],
  },
  null,
  2,
);

/** A pipeline as JSON; what is wrong with it is said of each field, before anything is sent. */
export function PublishForm({ first = '', onDone }: { first?: string; onDone: () => void }) {
  const client = useQueryClient();
  const [text, setText] = useState(first);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const publish = async () => {
    const read = readPipelineJson(text);
    setProblems(read.ok ? [] : read.problems);
    if (!read.ok) return;
    setBusy(true);
    try {
      await publishPipeline(read.pipeline);
      await client.invalidateQueries({ queryKey: ['pipelines'] });
      await client.invalidateQueries(farmCapabilitiesQuery);
      onDone();
    } catch (error) {
      setProblems([fieldOfSentence(sentenceOfError(error))]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          What runs on a container, a ComfyUI server or a provider. Its fields are listed under Pipelines in the API
          reference.
        </Text>
        <JsonInput
          label="Pipeline"
          placeholder={EXAMPLE}
          autosize
          minRows={14}
          maxRows={24}
          spellCheck={false}
          data-autofocus
          value={text}
          onChange={setText}
        />
        <FieldProblems problems={problems} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" mr="auto" onClick={() => setText(EXAMPLE)}>
            Begin with an example
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={text.trim() === ''}>
            Publish
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
