import { UserId } from '@dailies/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assetsQuery } from '../../api/assets.ts';
import { useModel } from '../../document/useModel.ts';
import { useNames } from '../../review/useNames.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { assetNames, type Names } from './fieldText.ts';

/** What ids in values are called in this project. */
export function useFieldNames(): Names {
  const { project } = useSession();
  const assets = useQuery(assetsQuery(project.id)).data;
  const nameOf = useNames();
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  return useMemo(
    () => ({
      asset: assetNames(assets),
      person: (id) => {
        const user = UserId.safeParse(id);
        return user.success ? nameOf(user.data) : 'Somebody';
      },
      status: (id) => statuses.find((status) => status.id === id)?.name ?? id,
    }),
    [assets, nameOf, statuses],
  );
}
