import type { AssetKind } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import { ActionIcon, Button, ColorInput, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSubmit } from '../account/useSubmit.ts';
import { addAssetVersion, assetsQuery, createAsset } from '../api/assets.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { COLOURS_AT_MOST, FIRST_COLOUR } from '../library/assetColours.ts';
import { ImpactNote } from '../library/ImpactNote.tsx';
import { useSession } from '../session/SessionContext.tsx';

interface AssetFormProps {
  readonly kind: AssetKind;
  /** Edited where given, else made. */
  readonly asset: Asset | null;
  readonly onDone: (asset: Asset) => void;
  readonly onCancel?: () => void;
}

/** An asset's words and colours; keeping them makes its first or its next version. */
export function AssetForm({ kind, asset, onDone, onCancel }: AssetFormProps) {
  const { project } = useSession();
  const client = useQueryClient();
  const [name, setName] = useState(asset?.content.name ?? '');
  const [description, setDescription] = useState(asset?.content.description ?? '');
  const [colours, setColours] = useState<readonly string[]>(asset?.content.colours ?? [FIRST_COLOUR[kind]]);
  const content = {
    // What this form does not show stays as it is.
    ...asset?.content,
    name: name.trim(),
    description: description.trim(),
    colours: [...colours],
    references: asset?.content.references ?? [],
  };
  const isChanged =
    asset === null ||
    content.name !== asset.content.name ||
    content.description !== asset.content.description ||
    content.colours.join() !== asset.content.colours.join();
  const { submit, isBusy, problem } = useSubmit(async () => {
    const kept =
      asset === null
        ? await createAsset(project.id, { kind, content })
        : await addAssetVersion(asset.id, { content, basedOn: asset.version });
    await client.invalidateQueries(assetsQuery(project.id));
    onDone(kept);
  });
  const setColour = (at: number, colour: string) =>
    setColours(colours.map((known, index) => (index === at ? colour.toLowerCase() : known)));
  return (
    <form onSubmit={submit} aria-label={asset === null ? `New ${kind}` : `Edit ${asset.content.name}`}>
      <Stack gap={10}>
        <TextInput
          label="Name"
          size="xs"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label="Description"
          size="xs"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4_000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <div>
          <Text size="xs" c="dimmed" mb={4} fw={500}>
            Colours
          </Text>
          <Stack gap={6}>
            {colours.map((colour, at) => (
              <Group key={at} gap={6} wrap="nowrap">
                <ColorInput
                  size="xs"
                  style={{ flex: 1 }}
                  aria-label={`Colour ${at + 1}`}
                  format="hex"
                  eyeDropperButtonProps={{ 'aria-label': `Pick colour ${at + 1} from the screen` }}
                  value={colour}
                  onChange={(next) => setColour(at, next)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove colour ${at + 1}`}
                  onClick={() => setColours(colours.filter((_, index) => index !== at))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Group>
            ))}
            {colours.length < COLOURS_AT_MOST && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                style={{ alignSelf: 'flex-start' }}
                leftSection={<IconPlus size={12} />}
                onClick={() => setColours([...colours, FIRST_COLOUR[kind]])}
              >
                Add colour
              </Button>
            )}
          </Stack>
        </div>
        {asset !== null && isChanged && <ImpactNote asset={asset} content={content} isChanged />}
        <FormProblem sentence={problem} />
        <Group gap={8} justify="space-between">
          <Text size="xs" c="dimmed">
            {asset === null ? '' : `Version ${asset.version}`}
          </Text>
          <Group gap={8}>
            {onCancel !== undefined && (
              <Button size="xs" variant="default" onClick={onCancel}>
                Cancel
              </Button>
            )}
            <Button type="submit" size="xs" loading={isBusy} disabled={!isChanged || content.name === ''}>
              {asset === null ? `Create ${kind}` : 'Save as new version'}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
