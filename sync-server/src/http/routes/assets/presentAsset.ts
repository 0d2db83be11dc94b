import { AssetContent } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import type { AssetRow } from '../../../actions/assets/readAssets.ts';

export const presentAsset = (row: AssetRow): Asset => ({
  id: row.id,
  kind: row.kind,
  project: row.projectId,
  version: row.version,
  content: AssetContent.parse(row.content),
  by: row.by,
  at: row.at.toISOString(),
});
