import { AssetContent, hashOfContent } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import type { AssetRow } from '../../../actions/assets/readAssets.ts';

export function presentAsset(row: AssetRow): Asset {
  const content = AssetContent.parse(row.content);
  return {
    id: row.id,
    kind: row.kind,
    project: row.projectId,
    tags: row.tags,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    version: row.version,
    content,
    hash: hashOfContent(row.kind, content),
    by: row.by,
    at: row.at.toISOString(),
  };
}
