import { ASSET_KINDS, type AssetKind } from '@dailies/shared/assets';
import { AssetId } from '@dailies/shared/ids';
import { Button, Select, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assetsQuery } from '../api/assets.ts';
import { addressOf } from '../app/addresses.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { AddressLink } from '../activity/AddressLink.tsx';
import { assetAddress } from '../library/place.ts';
import { AssetForm } from './AssetForm.tsx';
import { VersionField } from './VersionField.tsx';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useModel } from '../document/useModel.ts';
import { useWriteParams } from './useWriteParams.ts';

/** Chooses the asset of a node, makes one, and edits it: an edit is its next version, seen by every shot with it. */
export function AssetField(field: Field<'asset'>) {
  const { nodes, name, value, isMixed } = field;
  const { project } = useSession();
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const [isMaking, setMaking] = useState(false);
  const assets = useQuery(assetsQuery(project.id)).data;
  // The type of an asset's node is the kind of its asset.
  const type = useModel(['nodes'], (model) => nodes.map((id) => model.nodes.get(id)?.type)[0], [nodes]);
  const wanted = useModel(['nodes'], (model) => nodes.map((id) => model.nodes.get(id)?.params['version'])[0], [nodes]);
  const kind: AssetKind | undefined = ASSET_KINDS.find((known) => known === type);
  if (kind === undefined) return null;
  const chosen = AssetId.safeParse(value).data;
  const asset = assets?.find(({ id }) => id === chosen);
  // One that is archived is offered no more; what uses it keeps it.
  const ofKind =
    assets?.filter((known) => known.kind === kind && (known.archivedAt === null || known.id === chosen)) ?? [];
  const isOne = nodes.length === 1;
  const held = typeof wanted === 'number' ? wanted : null;
  return (
    <>
      <FieldFrame field={field} wide>
        {(control) => (
          <Select
            {...control}
            size="xs"
            placeholder={isMixed ? 'Mixed' : ofKind.length === 0 ? `No ${kind} yet` : `Choose a ${kind}`}
            readOnly={!mayWrite}
            disabled={ofKind.length === 0}
            searchable
            clearable={mayWrite}
            data={ofKind.map(({ id, content, project: owner }) => ({
              value: id,
              label: owner === null ? `${content.name} (studio)` : content.name,
            }))}
            value={chosen ?? null}
            onChange={(id) => {
              setMaking(false);
              write(name, id);
            }}
          />
        )}
      </FieldFrame>
      <div style={{ gridColumn: '1 / -1', display: 'flex', flexDirection: 'column', gap: 12 }}>
        {asset !== undefined && isOne && !isMaking && (
          <>
            <VersionField
              asset={asset.id}
              held={held}
              isReadOnly={!mayWrite}
              onChange={(version) => write('version', version ?? 'latest')}
            />
            <Text size="xs" style={{ display: 'flex', flexDirection: 'column', gap: 4 }} component="div">
              <AddressLink address={addressOf.uses(project.id, asset.id)}>
                Show what uses {asset.content.name}
              </AddressLink>
              <AddressLink address={assetAddress(project.id, asset.id, held ?? undefined)}>
                Open {asset.content.name} in the library
              </AddressLink>
            </Text>
          </>
        )}
        {mayWrite && !isMaking && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={() => setMaking(true)}>
            New {kind}
          </Button>
        )}
        {isMaking ? (
          <AssetForm
            kind={kind}
            asset={null}
            onDone={(made) => {
              setMaking(false);
              write(name, made.id);
            }}
            onCancel={() => setMaking(false)}
          />
        ) : (
          asset !== undefined &&
          mayWrite &&
          isOne &&
          held === null && (
            <AssetForm key={`${asset.id} ${asset.version}`} kind={kind} asset={asset} onDone={() => {}} />
          )
        )}
      </div>
    </>
  );
}
