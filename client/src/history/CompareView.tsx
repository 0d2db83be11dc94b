import { compareContents } from '@dailies/shared/difference';
import type { VersionId } from '@dailies/shared/ids';
import { Alert, Button, Skeleton } from '@mantine/core';
import { IconAlertCircle, IconHistory } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import classes from './CompareView.module.css';
import { differenceOf } from './difference/Difference.ts';
import { DifferenceList } from './difference/DifferenceList.tsx';
import { nodeLookup } from './difference/nodeLookup.ts';
import { Pictures } from './picture/Pictures.tsx';
import type { PictureView } from './picture/PictureView.ts';
import { RestoreDialog } from './restore/RestoreDialog.tsx';
import { versionTitle } from './timeline/versionTitle.ts';
import { useNowState } from './useNowState.ts';
import { useVersion } from './useVersion.ts';
import { VersionHead } from './VersionHead.tsx';

interface CompareViewProps {
  readonly id: VersionId;
  readonly view: PictureView;
  readonly onClose: () => void;
}

/** A version beside now: both pictures, and everything that differs. */
export function CompareView({ id, view, onClose }: CompareViewProps) {
  const { version, state, error } = useVersion(id);
  const now = useNowState();
  const mayBuild = useMay('nodes');
  const mayTrack = useMay('tracking');
  const chosen = useObservable(view.chosen);
  const [restoring, setRestoring] = useState<{ nodes: ReadonlySet<string> | undefined } | null>(null);
  const compared = useMemo(() => {
    if (state === undefined) return null;
    const changes = compareContents(state.contents, now.contents);
    const lookup = nodeLookup([], now.contents, state.contents);
    return { difference: differenceOf(changes, lookup), lookup };
  }, [state, now]);
  const then = useMemo(
    () =>
      state && {
        scene: state.scene,
        caption: version === undefined ? 'Then' : versionTitle(version),
        key: id,
      },
    [state, version, id],
  );
  const chosenHere = useMemo(
    () => new Set([...chosen].filter((node) => compared?.difference.marks.has(node))),
    [chosen, compared],
  );
  const restoreNodes = (nodes: Iterable<string>) => setRestoring({ nodes: new Set(nodes) });
  return (
    <div className={classes.all}>
      <VersionHead
        id={id}
        version={version}
        onClose={onClose}
        onRestore={(mayBuild || mayTrack) && state !== undefined ? () => setRestoring({ nodes: undefined }) : undefined}
      />
      {error !== null && (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} m="md">
          {sentenceOfError(error)}
        </Alert>
      )}
      <div className={classes.body}>
        {then === undefined || compared === null ? (
          <div className={classes.waiting} aria-busy={error === null}>
            {error === null && <Skeleton h="100%" radius={0} />}
          </div>
        ) : (
          <Pictures view={view} then={then} now={now.scene} difference={compared.difference} />
        )}
        <aside className={classes.differences}>
          <h2 className={classes.heading}>What changed since</h2>
          <div className={classes.scroll}>
            {compared === null ? (
              error === null && [1, 2, 3].map((key) => <Skeleton key={key} height={40} mx={16} my={10} w="auto" />)
            ) : (
              <DifferenceList
                difference={compared.difference}
                lookup={compared.lookup}
                doc={state?.doc}
                empty="Nothing differs: the project is as it was in this version."
                actions={{
                  chosen: chosenHere,
                  onShow: (node) => view.show([node]),
                  onToggle: (node) => view.toggle(node),
                  onRestore: mayBuild || mayTrack ? restoreNodes : undefined,
                }}
              />
            )}
          </div>
          {chosenHere.size > 0 && (mayBuild || mayTrack) && (
            <footer className={classes.foot}>
              <span>{chosenHere.size === 1 ? '1 node chosen' : `${chosenHere.size} nodes chosen`}</span>
              <Button size="xs" leftSection={<IconHistory size={15} />} onClick={() => restoreNodes(chosenHere)}>
                {chosenHere.size === 1 ? 'Restore this node' : 'Restore these nodes'}
              </Button>
            </footer>
          )}
        </aside>
      </div>
      {restoring !== null && state !== undefined && (
        <RestoreDialog
          restoring={{ id, version, state }}
          now={now}
          nodes={restoring.nodes}
          onClose={() => setRestoring(null)}
        />
      )}
    </div>
  );
}
