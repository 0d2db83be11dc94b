import { setParams } from '@dailies/shared/commands';
import { ASSET_KINDS, type AssetKind } from '@dailies/shared/assets';
import { AssetId, type NodeId } from '@dailies/shared/ids';
import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assetsQuery } from '../api/assets.ts';
import { useRun } from '../document/useRun.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { AssetForm } from './AssetForm.tsx';
import own from './ParamForm.module.css';

interface AssetFieldProps {
  readonly node: NodeId;
  readonly name: string;
  readonly value: unknown;
  /** The node's type, which is the kind of its asset. */
  readonly kind: string;
}

/** Chooses the asset of a node, makes one, and edits it: an edit is its next version, seen by every shot with it. */
export function AssetField({ node, name, value, kind: type }: AssetFieldProps) {
  const { project } = useSession();
  const run = useRun();
  const mayWrite = useMay('nodes');
  const [isMaking, setMaking] = useState(false);
  const assets = useQuery(assetsQuery(project.id)).data;
  const kind: AssetKind | undefined = ASSET_KINDS.find((known) => known === type);
  if (kind === undefined) return null;
  const chosen = AssetId.safeParse(value).data;
  const asset = assets?.find(({ id }) => id === chosen);
  const ofKind = assets?.filter((known) => known.kind === kind) ?? [];
  const choose = (id: string | null) => run(setParams, { id: node, params: { [name]: id } });
  return (
    <div className={own.wide} style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
      <Select
        label={kind.charAt(0).toUpperCase() + kind.slice(1)}
        size="xs"
        placeholder={ofKind.length === 0 ? `No ${kind} yet` : `Choose a ${kind}`}
        disabled={!mayWrite || ofKind.length === 0}
        searchable
        clearable
        data={ofKind.map(({ id, content, project: owner }) => ({
          value: id,
          label: owner === null ? `${content.name} (studio)` : content.name,
        }))}
        value={chosen ?? null}
        onChange={(id) => {
          setMaking(false);
          choose(id);
        }}
      />
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
            choose(made.id);
          }}
          onCancel={() => setMaking(false)}
        />
      ) : (
        asset !== undefined &&
        mayWrite && <AssetForm key={`${asset.id} ${asset.version}`} kind={kind} asset={asset} onDone={() => {}} />
      )}
    </div>
  );
}
