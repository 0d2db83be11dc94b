import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assetsQuery } from '../api/assets.ts';
import { useMembers } from '../comments/useMembers.ts';
import { useModel } from '../document/useModel.ts';
import { useNames } from '../review/useNames.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { Names } from './completions.ts';
import { NodeSearch } from './NodeSearch.ts';

interface SearchOfNodes {
  readonly nodes: NodeSearch;
  /** What values can be completed to. */
  readonly names: Names;
}

/** What a search in this project looks at, and the names that it knows. */
export function useNodeSearch(): SearchOfNodes {
  const session = useSession();
  const person = useNames();
  const members = useMembers();
  const assets = useQuery(assetsQuery(session.project.id)).data;
  const statuses = useModel(['settings'], ({ settings }) => settings.statuses);
  const nodes = useMemo(() => {
    const names = new Map<string, string>(assets?.map(({ id, content }) => [id, content.name]));
    return new NodeSearch(session, { person, asset: (id) => names.get(id) });
  }, [session, person, assets]);
  const names = useMemo(
    () => ({
      people: members.map(({ user }) => user.name),
      assets: assets?.map(({ content }) => content.name) ?? [],
      statuses: statuses.map(({ name }) => name),
    }),
    [members, assets, statuses],
  );
  return { nodes, names };
}
