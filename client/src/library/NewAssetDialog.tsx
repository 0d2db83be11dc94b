import { ASSET_KINDS, AssetKind } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSubmit } from '../account/useSubmit.ts';
import { assetsQuery, createAsset } from '../api/assets.ts';
import { Dialog } from '../interface/Dialog.tsx';
import { FormProblem } from '../interface/FormProblem.tsx';
import { KIND_TITLES } from './kindTitles.ts';

interface NewAssetDialogProps {
  readonly project: ProjectId;
  readonly kind: AssetKind;
  readonly onClose: () => void;
  readonly onMade: (asset: Asset) => void;
}

const LIKE: Readonly<Record<AssetKind, string>> = {
  character: 'Who it is, and what is always seen of them',
  style: 'How pictures look: manner, light, grain',
  location: 'Where it is, and what is always seen there',
};

/** Makes an asset with its name; the rest is given on its page. */
export function NewAssetDialog({ project, kind: first, onClose, onMade }: NewAssetDialogProps) {
  const client = useQueryClient();
  const [kind, setKind] = useState(first);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const { submit, isBusy, problem } = useSubmit(async () => {
    const made = await createAsset(project, { kind, content: { name, description: description.trim() } });
    await client.invalidateQueries(assetsQuery(project));
    onMade(made);
  });
  return (
    <Dialog opened onClose={onClose} title="New asset">
      <form onSubmit={submit}>
        <Stack gap="md">
          <SegmentedControl
            aria-label="Kind"
            value={kind}
            onChange={(value) => setKind(AssetKind.parse(value))}
            data={ASSET_KINDS.map((value) => ({ value, label: KIND_TITLES[value].one }))}
          />
          <TextInput
            label="Name"
            data-autofocus
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="Description"
            placeholder={LIKE[kind]}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={4_000}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <FormProblem sentence={problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>
              Create {kind}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
