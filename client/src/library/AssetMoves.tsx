import type { AssetHistory } from '@dailies/shared/http';
import { Button, Group, List, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconBuildingCommunity } from '@tabler/icons-react';
import { useState } from 'react';
import { useSubmit } from '../account/useSubmit.ts';
import { moveAsset } from '../api/assets.ts';
import { Dialog } from '../interface/Dialog.tsx';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useTellLibrary } from './useTellLibrary.ts';

/** Where an asset belongs: set aside and taken back, and shared with the studio. */
export function AssetMoves({ asset }: { asset: AssetHistory }) {
  const tell = useTellLibrary();
  const [isPromoting, setPromoting] = useState(false);
  const isArchived = asset.archivedAt !== null;
  const { submit, isBusy, problem } = useSubmit(async () => {
    await moveAsset(asset.id, isArchived ? 'restore' : 'archive');
    await tell(asset.id);
  });
  if (!asset.may.edit) return null;
  return (
    <>
      {asset.may.promote && !isArchived && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBuildingCommunity size={15} aria-hidden="true" />}
          onClick={() => setPromoting(true)}
        >
          Share with the studio…
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        loading={isBusy}
        leftSection={
          isArchived ? <IconArchiveOff size={15} aria-hidden="true" /> : <IconArchive size={15} aria-hidden="true" />
        }
        onClick={submit}
      >
        {isArchived ? 'Take out of the archive' : 'Archive'}
      </Button>
      <FormProblem sentence={problem} />
      {isPromoting && <PromoteDialog asset={asset} onClose={() => setPromoting(false)} />}
    </>
  );
}

function PromoteDialog({ asset, onClose }: { asset: AssetHistory; onClose: () => void }) {
  const tell = useTellLibrary();
  const { submit, isBusy, problem } = useSubmit(async () => {
    await moveAsset(asset.id, 'promote');
    await tell(asset.id);
    onClose();
  });
  const { name } = asset.content;
  return (
    <Dialog opened onClose={onClose} title={`Share “${name}” with the studio`}>
      <form onSubmit={submit}>
        <Text size="sm" mb="xs">
          Everybody with an account here will see it, in every project, with all {asset.versions.length} of its
          versions, pictures and files; now only the members of this project do.
        </Text>
        <List size="sm" spacing={4} mb="md">
          <List.Item>It stays the same asset: shots that use it go on, and no take is out of sync by it.</List.Item>
          <List.Item>
            New versions are made by the owner of this installation, and by directors and artists of projects that the
            owner directs.
          </List.Item>
          <List.Item>It cannot be taken back into one project; it can be archived.</List.Item>
        </List>
        <FormProblem sentence={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Share with the studio
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
