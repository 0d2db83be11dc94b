import { Button } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useUndoKeys } from '../board/useUndoKeys.ts';
import { BranchList } from '../branches/BranchList.tsx';
import { BranchesIntro } from '../branches/BranchesIntro.tsx';
import { CreateBranchDialog } from '../branches/CreateBranchDialog.tsx';
import { MergeView } from '../branches/MergeView.tsx';
import { useMay } from '../session/useMay.ts';
import { CompareView } from './CompareView.tsx';
import classes from './HistoryPage.module.css';
import type { HistorySearch } from './historySearch.ts';
import { NameVersionDialog } from './naming/NameVersionDialog.tsx';
import { useMayName } from './naming/useMayName.ts';
import { NowView } from './NowView.tsx';
import { PictureView } from './picture/PictureView.ts';
import { Timeline } from './timeline/Timeline.tsx';

const route = getRouteApi('/signed-in/p/$projectId/history');

/** What was done, by whom, and every state that was kept; and the branches of this project. */
export function HistoryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayName = useMayName();
  const mayBranch = useMay('nodes');
  const [view] = useState(() => new PictureView());
  const [dialog, setDialog] = useState<'name' | 'branch' | null>(null);
  useUndoKeys();
  const change = (part: HistorySearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const isBranches = search.tab === 'branches';
  const { version, branch } = search;
  const hasDetail = isBranches ? branch !== undefined : version !== undefined;
  return (
    <div className={classes.page} data-detail={hasDetail}>
      <aside className={classes.side} aria-label={isBranches ? 'Branches' : 'History'}>
        <div className={classes.head}>
          <div className={classes.tabs} role="tablist" aria-label="History and branches">
            <button
              type="button"
              role="tab"
              className={classes.tab}
              aria-selected={!isBranches}
              onClick={() => change({ tab: undefined })}
            >
              History
            </button>
            <button
              type="button"
              role="tab"
              className={classes.tab}
              aria-selected={isBranches}
              onClick={() => change({ tab: 'branches' })}
            >
              Branches
            </button>
          </div>
          {mayBranch && isBranches && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconGitBranch size={15} />}
              onClick={() => setDialog('branch')}
            >
              New branch
            </Button>
          )}
        </div>
        {isBranches ? (
          <BranchList chosen={branch} onChoose={(id) => change({ branch: id })} />
        ) : (
          <Timeline
            search={search}
            onChange={change}
            onShow={(nodes) => view.show(nodes)}
            onName={mayName ? () => setDialog('name') : undefined}
          />
        )}
      </aside>
      <main className={classes.detail}>
        {isBranches ? (
          branch === undefined ? (
            <BranchesIntro onCreate={mayBranch ? () => setDialog('branch') : undefined} />
          ) : (
            <MergeView key={branch} branch={branch} onClose={() => change({ branch: undefined })} />
          )
        ) : version === undefined ? (
          <NowView view={view} />
        ) : (
          <CompareView key={version} id={version} view={view} onClose={() => change({ version: undefined })} />
        )}
      </main>
      {dialog === 'name' && <NameVersionDialog version={null} onClose={() => setDialog(null)} />}
      {dialog === 'branch' && <CreateBranchDialog version={null} onClose={() => setDialog(null)} />}
    </div>
  );
}
