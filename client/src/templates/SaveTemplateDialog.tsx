import { TEMPLATE_NODES_AT_MOST, type GraphCopy, withoutAssets } from '@dailies/shared/templates';
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSubmit } from '../account/useSubmit.ts';
import { saveTemplate } from '../api/templates.ts';
import { Dialog } from '../interface/Dialog.tsx';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useSession } from '../session/SessionContext.tsx';
import classes from './SaveTemplateDialog.module.css';
import { contentWords } from './templateGroups.ts';
import { TemplateThumb } from './TemplateThumb.tsx';

/** Saves some nodes with the edges among them as a template, for the project or for the studio. */
export function SaveTemplateDialog({ graph, onClose }: { graph: GraphCopy; onClose: () => void }) {
  const { project } = useSession();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [owner, setOwner] = useState<'project' | 'studio'>('project');
  const [keepsAssets, setKeepsAssets] = useState(false);
  const isTooLarge = graph.nodes.length > TEMPLATE_NODES_AT_MOST;
  const { submit, isBusy, problem } = useSubmit(async () => {
    const saved = keepsAssets ? { ...graph, project: project.id } : withoutAssets(graph);
    await saveTemplate(project.id, {
      name: name.trim(),
      description: description.trim(),
      owner,
      content: { version: 1, graph: saved },
    });
    await client.invalidateQueries({ queryKey: ['templates'] });
    notifications.show({ message: `“${name.trim()}” is a template now; it is in the palette of nodes.` });
    onClose();
  });
  return (
    <Dialog opened onClose={onClose} title="Save as a template" centered radius="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className={classes.picture}>
            <TemplateThumb graph={graph} />
          </div>
          <Text size="sm" c="dimmed">
            {contentWords(graph)}, with their prompts, settings and edges. Takes stay where they are.
          </Text>
          <TextInput
            label="Name"
            placeholder="Dialogue at the table"
            required
            withAsterisk={false}
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="What it is for"
            placeholder="Two people, shot and reverse shot"
            maxLength={500}
            autosize
            minRows={2}
            maxRows={4}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label="Whose template it is"
            data={[
              { value: 'project', label: 'This project' },
              { value: 'studio', label: 'The whole studio' },
            ]}
            value={owner}
            onChange={(value) => setOwner(value === 'studio' ? 'studio' : 'project')}
          />
          <Checkbox
            label="Keep the chosen assets"
            description="Otherwise characters, styles and locations are left to choose."
            checked={keepsAssets}
            onChange={(event) => setKeepsAssets(event.currentTarget.checked)}
          />
          <FormProblem
            sentence={
              isTooLarge ? `A template has ${TEMPLATE_NODES_AT_MOST} nodes at most; select fewer of them.` : problem
            }
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === '' || isTooLarge}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
