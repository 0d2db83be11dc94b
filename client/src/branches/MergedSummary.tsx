import { type Contents, summarise } from '@dailies/shared/difference';
import { NodeId } from '@dailies/shared/ids';
import { Alert, Button } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { nodeLookup, titleOfNode } from '../history/difference/nodeLookup.ts';
import { RefusedList } from '../history/restore/RefusedList.tsx';
import { describeSummary } from '../history/timeline/describeSummary.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './MergedSummary.module.css';
import type { MergeEnd } from './useMerge.ts';

interface MergedSummaryProps {
  readonly end: Extract<MergeEnd, { kind: 'merged' }>;
  readonly name: string;
  readonly now: Contents;
  readonly onClose: () => void;
}

const LINKS_AT_MOST = 8;

/** What a merge did, and the way to where it did it. */
export function MergedSummary({ end: { changes, refused, takes, unmarked }, name, now, onClose }: MergedSummaryProps) {
  const { project } = useSession();
  const lookup = nodeLookup([], now);
  const titleOf = (node: string): string => titleOfNode(lookup(node));
  const summary = summarise(changes, titleOf);
  const nodes = [...new Set(summary.flatMap((part) => part.nodes))].flatMap((node) => {
    const id = NodeId.safeParse(node);
    return id.success && now.nodes.has(node) ? [id.data] : [];
  });
  return (
    <section className={classes.all}>
      <IconCircleCheck size={40} stroke={1.4} color="var(--good)" aria-hidden="true" />
      <h1 className={classes.title}>{name} is merged</h1>
      <p className={classes.lead}>
        {describeSummary(summary)}.{takes > 0 && ` ${takes === 1 ? '1 take' : `${takes} takes`} came along.`} Ctrl-Z
        takes the edits back; the project of before is kept as a version.
      </p>
      {unmarked !== null && (
        <Alert color="yellow" variant="light" icon={<IconAlertCircle size={18} />} mb="lg">
          {unmarked}
        </Alert>
      )}
      {refused.length > 0 && (
        <div className={classes.refused}>
          <h2 className={classes.heading}>What could not be taken</h2>
          <RefusedList refused={refused} states={[now]} />
        </div>
      )}
      {nodes.length > 0 && (
        <ul className={classes.nodes} aria-label="Merged nodes">
          {nodes.slice(0, LINKS_AT_MOST).map((node) => (
            <li key={node}>
              <Link to="/p/$projectId" params={{ projectId: project.id }} search={{ node }} className={classes.node}>
                {titleOf(node)}
              </Link>
            </li>
          ))}
          {nodes.length > LINKS_AT_MOST && <li className={classes.more}>and {nodes.length - LINKS_AT_MOST} more</li>}
        </ul>
      )}
      <Button variant="default" onClick={onClose}>
        Back to the branches
      </Button>
    </section>
  );
}
