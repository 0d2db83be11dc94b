import type { AssetVersion } from '@dailies/shared/assets';
import { AssetId } from '@dailies/shared/ids';
import { useQueries } from '@tanstack/react-query';
import { assetQuery } from '../api/assets.ts';
import { useModel } from '../document/useModel.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';

/** Every version of the assets of which some node holds one, so that planning finds those that are not the newest. */
export function useHeldVersions({ model }: ProjectSession): readonly AssetVersion[] | undefined {
  const ids = useModel(
    ['nodes'],
    ({ nodes }) =>
      [...nodes.values()]
        .filter(({ params }) => typeof params['version'] === 'number')
        .map(({ params }) => String(params['asset']))
        .toSorted()
        .join(' '),
    [model],
  );
  const wanted = [...new Set(ids.split(' '))].flatMap((id) => AssetId.safeParse(id).data ?? []);
  return useQueries({
    queries: wanted.map((id) => assetQuery(id)),
    combine: versionsOf,
  });
}

const versionsOf = (
  answers: readonly {
    readonly data:
      | { id: AssetId; kind: AssetVersion['kind']; versions: readonly Pick<AssetVersion, 'version' | 'content'>[] }
      | undefined;
  }[],
): readonly AssetVersion[] =>
  answers.flatMap(({ data }) =>
    data === undefined
      ? []
      : data.versions.map(({ version, content }) => ({ id: data.id, kind: data.kind, version, content })),
  );
