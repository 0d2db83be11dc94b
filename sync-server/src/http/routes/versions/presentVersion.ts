import type { Version } from '@dailies/shared/http';
import type { VersionRow } from '../../../actions/versions/readVersions.ts';

export const presentVersion = ({
  id,
  kind,
  name,
  by,
  at,
  epoch,
  nodeCount,
  editors,
  sizeBytes,
}: VersionRow): Version => ({
  id,
  kind,
  name,
  by,
  at: at.toISOString(),
  epoch,
  nodeCount,
  editors,
  sizeBytes,
});
