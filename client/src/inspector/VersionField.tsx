import type { AssetId } from '@dailies/shared/ids';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { assetQuery } from '../api/assets.ts';

const NEWEST = 'latest';

interface VersionFieldProps {
  readonly asset: AssetId;
  /** null: the newest one, whatever it is. */
  readonly held: number | null;
  readonly isReadOnly: boolean;
  readonly onChange: (version: number | null) => void;
}

/** Whether a node follows its asset's newest version, or holds an older one. */
export function VersionField({ asset, held, isReadOnly, onChange }: VersionFieldProps) {
  const history = useQuery(assetQuery(asset)).data;
  const versions = history?.versions.map(({ version }) => version) ?? (held === null ? [] : [held]);
  return (
    <Select
      size="xs"
      label="Version"
      readOnly={isReadOnly}
      allowDeselect={false}
      data={[
        { value: NEWEST, label: history === undefined ? 'The newest' : `The newest (version ${history.version})` },
        ...versions.map((version) => ({ value: String(version), label: `Hold version ${version}` })),
      ]}
      value={held === null ? NEWEST : String(held)}
      onChange={(value) => onChange(value === null || value === NEWEST ? null : Number(value))}
    />
  );
}
