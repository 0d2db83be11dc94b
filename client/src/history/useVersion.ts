import type { Version } from '@dailies/shared/http';
import type { VersionId } from '@dailies/shared/ids';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { versionsQuery, versionStateQuery } from '../api/versions.ts';
import { useSession } from '../session/SessionContext.tsx';
import { keptState, type ShownState } from './keptState.ts';

interface FoundVersion {
  /** Undefined where its page of the list is not loaded. */
  readonly version: Version | undefined;
  readonly state: ShownState | undefined;
  readonly error: Error | null;
}

/** A version with its state, read once. */
export function useVersion(id: VersionId): FoundVersion {
  const { project } = useSession();
  const all = useInfiniteQuery({ ...versionsQuery(project.id, null), enabled: false }).data;
  const named = useInfiniteQuery({ ...versionsQuery(project.id, 'named'), enabled: false }).data;
  const bytes = useQuery(versionStateQuery(project.id, id));
  const state = useMemo(() => (bytes.data === undefined ? undefined : keptState(bytes.data)), [bytes.data]);
  const version = useMemo(
    () =>
      [all, named]
        .flatMap((data) => data?.pages ?? [])
        .flatMap(({ items }) => items)
        .find((known) => known.id === id),
    [all, named, id],
  );
  return { version, state, error: bytes.error };
}
