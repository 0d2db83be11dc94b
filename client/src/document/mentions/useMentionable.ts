import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assetsQuery } from '../../api/assets.ts';
import { useSession } from '../../session/SessionContext.tsx';
import type { Mentionable } from './Mentionable.ts';

/** The characters, styles and locations that a text of this project can mention; null while they are not known. */
export function useMentionable(): readonly Mentionable[] | null {
  const { project } = useSession();
  const assets = useQuery(assetsQuery(project.id)).data;
  return useMemo(
    () =>
      assets?.map(({ id, kind, archivedAt, content: { name, description, colours } }) => ({
        isOffered: archivedAt === null,
        of: kind,
        id,
        name,
        description,
        colours,
      })) ?? null,
    [assets],
  );
}
