import { type AssetContent, tidyContent } from '@dailies/shared/assets';
import type { AssetHistory } from '@dailies/shared/http';
import { canonicalJson, type ProjectId } from '@dailies/shared/ids';
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSubmit } from '../account/useSubmit.ts';
import { addAssetVersion } from '../api/assets.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import classes from './AssetEditor.module.css';
import { ColoursField } from './ColoursField.tsx';
import { FilesField } from './FilesField.tsx';
import { ImpactNote } from './ImpactNote.tsx';
import { ReferencesField } from './ReferencesField.tsx';
import { useTellLibrary } from './useTellLibrary.ts';

interface AssetEditorProps {
  readonly asset: AssetHistory;
  /** What the new version begins with: the newest one's, or an older one's that is taken up again. */
  readonly from: AssetContent;
  readonly uploadTo: ProjectId | null;
  readonly onDone: () => void;
}

/** Writes an asset's next version, and says before it is saved what it puts out of sync. */
export function AssetEditor({ asset, from, uploadTo, onDone }: AssetEditorProps) {
  const tell = useTellLibrary();
  const [draft, setDraft] = useState(from);
  // The one that was there when the writing began: whoever saves later is told of what came between.
  const [base] = useState(asset.version);
  const [sending, setSending] = useState(0);
  const content = tidyContent({ ...draft, name: draft.name.trim(), description: draft.description.trim() });
  const isChanged = canonicalJson(content) !== canonicalJson(tidyContent(asset.content));
  const change = (part: Partial<AssetContent>) => setDraft((before) => ({ ...before, ...part }));
  const onSending = (by: 1 | -1) => setSending((count) => count + by);
  const { submit, isBusy, problem } = useSubmit(async () => {
    await addAssetVersion(asset.id, { content, basedOn: base });
    await tell(asset.id);
    onDone();
  });
  const { voice } = draft;
  return (
    <form onSubmit={submit} aria-label={`New version of ${asset.content.name}`}>
      <Stack gap="md">
        <ReferencesField
          references={draft.references}
          uploadTo={uploadTo}
          onAdd={(sha256) => setDraft((before) => ({ ...before, references: [...before.references, sha256] }))}
          onChange={(references) => change({ references: [...references] })}
          onSending={onSending}
        />
        <TextInput
          label="Name"
          maxLength={80}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Textarea
          label="Description"
          autosize
          minRows={3}
          maxRows={14}
          maxLength={4_000}
          value={draft.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <ColoursField
          kind={asset.kind}
          colours={draft.colours}
          onChange={(colours) => change({ colours: [...colours] })}
        />
        <FilesField
          title="Voice"
          help="One sound of how it speaks: WAV, MP3, FLAC or AAC."
          files={voice === undefined ? [] : [{ sha256: voice, name: 'Voice' }]}
          kinds={['sound']}
          wanted="a sound"
          atMost={1}
          uploadTo={uploadTo}
          onAdd={(file) => change({ voice: file.sha256 })}
          onRemove={() => change({ voice: undefined })}
          onSending={onSending}
        />
        <FilesField
          title="Trained files"
          help="What was trained or built for it, such as a LoRA or a rig; runners get them with each shot."
          files={draft.trained ?? []}
          kinds={['weights', 'blend']}
          wanted="trained weights (safetensors) or a Blender file"
          atMost={8}
          uploadTo={uploadTo}
          onAdd={(file) => setDraft((before) => ({ ...before, trained: [...(before.trained ?? []), file] }))}
          onRemove={(sha256) => change({ trained: (draft.trained ?? []).filter((file) => file.sha256 !== sha256) })}
          onSending={onSending}
        />
        {uploadTo === null && (
          <Text size="xs" c="dimmed">
            Files are added where you may upload to a project; you are in none as director or artist.
          </Text>
        )}
        <div className={classes.end}>
          <ImpactNote asset={asset} content={content} isChanged={isChanged} />
          <FormProblem sentence={problem} />
          <Group gap="xs">
            <Button type="submit" loading={isBusy} disabled={!isChanged || content.name === '' || sending > 0}>
              Save version {base + 1}
            </Button>
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
            {sending > 0 && (
              <Text size="xs" c="dimmed">
                {sending === 1 ? 'A file is' : `${sending} files are`} on the way.
              </Text>
            )}
          </Group>
        </div>
      </Stack>
    </form>
  );
}
