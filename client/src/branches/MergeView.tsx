import type { ProjectId } from '@dailies/shared/ids';
import { Alert, Skeleton } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { branchesQuery, comparisonQuery } from '../api/branches.ts';
import { differenceOf } from '../history/difference/Difference.ts';
import { DifferenceList } from '../history/difference/DifferenceList.tsx';
import { useNowState } from '../history/useNowState.ts';
import { useMay } from '../session/useMay.ts';
import { useSession } from '../session/SessionContext.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { type Chosen, choicesOf, choose, unchosen } from './choices.ts';
import { MergedSummary } from './MergedSummary.tsx';
import { mergeLookup } from './mergeLookup.ts';
import { MergeHead } from './MergeHead.tsx';
import classes from './MergeView.module.css';
import { type MergeEnd, useMerge } from './useMerge.ts';

interface MergeViewProps {
  readonly branch: ProjectId;
  readonly onClose: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();
const NO_CHOICE: Chosen = new Map();

/** A branch beside this project: what is taken by itself, what a person chooses, and the merge. */
export function MergeView({ branch: id, onClose }: MergeViewProps) {
  const session = useSession();
  const { project } = session;
  const mayMerge = useMay('nodes');
  const branch = useQuery(branchesQuery(project.id)).data?.find((known) => known.id === id);
  const comparison = useQuery(comparisonQuery(project.id, id));
  const now = useNowState();
  const merge = useMerge(session, id);
  const [chosen, setChosen] = useState<Chosen>(NO_CHOICE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [ended, setEnded] = useState<Extract<MergeEnd, { kind: 'merged' }> | null>(null);
  const shown = useMemo(() => {
    if (comparison.data === undefined) return null;
    const lookup = mergeLookup(comparison.data, now.contents);
    return {
      lookup,
      choices: choicesOf(comparison.data.conflicts),
      difference: differenceOf(comparison.data.taken, lookup),
    };
  }, [comparison.data, now]);
  const open = shown === null ? [] : unchosen(shown.choices, chosen);
  const send = async () => {
    if (comparison.data === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      const end = await merge(comparison.data, chosen);
      if (end.kind === 'merged') setEnded(end);
      else
        setProblem('One of the sides changed meanwhile. The choices are up to date again: look once more, then merge.');
    } catch (error) {
      setProblem(sentenceOfError(error));
    }
    setBusy(false);
  };
  if (ended !== null) {
    return <MergedSummary end={ended} name={branch?.name ?? 'The branch'} now={now.contents} onClose={onClose} />;
  }
  return (
    <div className={classes.all}>
      <MergeHead
        branch={branch}
        id={id}
        comparison={comparison.data}
        openCount={open.length}
        isBusy={busy}
        onClose={onClose}
        onMerge={mayMerge ? () => void send() : undefined}
      />
      {(comparison.isError || problem !== null) && (
        <Alert color={problem === null ? 'red' : 'yellow'} variant="light" icon={<IconAlertCircle size={18} />} m="md">
          {problem ?? sentenceOfError(comparison.error)}
        </Alert>
      )}
      <div className={classes.body}>
        <section className={classes.choices} aria-label="Choices">
          {shown === null ? (
            !comparison.isError && [1, 2].map((key) => <Skeleton key={key} h={140} mx={24} my={20} w="auto" />)
          ) : (
            <ChoiceList
              choices={shown.choices}
              chosen={chosen}
              lookup={shown.lookup}
              branchName={branch?.name ?? 'the branch'}
              onChoose={mayMerge ? (choices, side) => setChosen((before) => choose(before, choices, side)) : undefined}
            />
          )}
        </section>
        <aside className={classes.taken}>
          <h2 className={classes.heading}>Taken by itself</h2>
          <div className={classes.scroll}>
            {shown === null ? (
              !comparison.isError && [1, 2, 3].map((key) => <Skeleton key={key} h={40} mx={16} my={10} w="auto" />)
            ) : (
              <DifferenceList
                difference={shown.difference}
                lookup={shown.lookup}
                empty="The branch brings nothing that this project does not have already."
                actions={{ chosen: NOBODY }}
              />
            )}
          </div>
        </aside>
      </div>
    </div>
  );
}
