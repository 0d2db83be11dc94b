import { readTake } from '@dailies/shared/document';
import { Loader } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './ComparePage.module.css';
import { type CompareMode, comparedIds } from './compareSearch.ts';
import { CompareStage } from './CompareStage.tsx';
import { NothingToCompare } from './NothingToCompare.tsx';

const route = getRouteApi('/signed-in/p/$projectId/compare');

/** Two to four takes looked at together, with what differs between their recipes beside them. */
export function ComparePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { phase } = useSession();
  const isOpening = useObservable(phase).kind === 'opening';
  const ids = useMemo(() => comparedIds({ takes: search.takes }), [search.takes]);
  const takes = useModel(
    ['takes'],
    (model) =>
      ids.flatMap((id): Take[] => {
        const node = readTake(model.doc, id)?.node;
        // The model's own objects: the same ones for as long as the project is open.
        const take = node === undefined ? undefined : model.takes(node).find((one) => one.id === id);
        return take === undefined || take.kind === 'audio' ? [] : [take];
      }),
    [ids],
  );
  if (isOpening && takes.length === 0) {
    return (
      <main className={classes.opening} aria-busy="true">
        <Loader size="sm" />
      </main>
    );
  }
  const onTakes = (next: readonly Take[]) =>
    void navigate({ search: (before) => ({ ...before, takes: next.map(({ id }) => id).join(',') }), replace: true });
  const onMode = (mode: CompareMode) => void navigate({ search: (before) => ({ ...before, mode }), replace: true });
  if (takes.length < 2) return <NothingToCompare take={takes[0]} onTakes={onTakes} />;
  return <CompareStage takes={takes} mode={search.mode ?? 'side'} onTakes={onTakes} onMode={onMode} />;
}
