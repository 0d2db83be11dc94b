import { requestChain } from '@dailies/shared/commands';
import { type Cell, chainRequests } from '@dailies/shared/graph';
import { canonicalJson, type NodeId, RequestId } from '@dailies/shared/ids';
import { Button, Checkbox } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { chainPlanQuery } from '../api/chains.ts';
import { useModel } from '../document/useModel.ts';
import { Variations } from '../inspector/generation/Variations.tsx';
import { Dialog } from '../interface/Dialog.tsx';
import { sayProblem } from '../interface/sayProblem.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './ChainDialog.module.css';
import type { ChainWish } from './chainDialog.ts';
import { ChainRow } from './ChainRow.tsx';
import { CHAIN_TITLES, startWords, takesWords, totalWords } from './chainWords.ts';
import { useChain } from './useChain.ts';

/** Below fan-outs a node has a step for each value. */
const stepKey = ({ node, values }: { readonly node: NodeId; readonly values?: Cell | null }): string =>
  `${node} ${canonicalJson(values ?? {})}`;

/** What will run, what is reused and what is left out and why, before anything starts. */
export function ChainDialog({
  wish: { scope, nodes, variations: first },
  onClose,
}: {
  wish: ChainWish;
  onClose: () => void;
}) {
  const session = useSession();
  const { project, save } = session;
  const isOffline = useObservable(save).kind === 'offline';
  const [remake, setRemake] = useState(scope === 'nodes' || scope === 'above');
  const [picks, setPicks] = useState(true);
  const [variations, setVariations] = useState(first);
  const asked = useMemo(() => ({ scope, nodes, remake }), [scope, nodes, remake]);
  const steps = useChain(asked);
  const version = useModel(['nodes', 'edges', 'picks', 'settings', 'tracking'], (model) =>
    String(model.version(['nodes', 'edges', 'picks', 'settings', 'tracking'])),
  );
  const told = useQuery(chainPlanQuery(project.id, { ...asked, nodes: [...nodes], variations }, version)).data;
  const known = new Map(told?.steps.map((step) => [stepKey(step), step]));
  const running = (steps ?? []).filter(({ does }) => does.kind === 'run');
  const takes = running.reduce((sum, { does }) => sum + (does.kind === 'run' && does.isFed ? 1 : variations), 0);
  const reused = running.filter((step) => (known.get(stepKey(step))?.reuses ?? null) !== null).length;
  const time = told === undefined ? null : totalWords(told);
  const starts = told === undefined || running.length === 0 ? null : startWords(told);
  const canStart = running.length > 0 && !isOffline;
  const button = useRef<HTMLButtonElement>(null);
  const wasFocused = useRef(false);
  useEffect(() => {
    // Where what would run is known only a moment after the dialog is there; once, so that it takes the focus from nothing.
    if (!canStart || wasFocused.current) return;
    wasFocused.current = true;
    button.current?.focus();
  }, [canStart]);
  const start = () => {
    const wanted = { variations, anyway: false, picksLast: picks };
    const requests = chainRequests(steps ?? [], wanted, () => RequestId.parse(newId()));
    if (requests.length === 0) return;
    const result = session.run(requestChain, { requests });
    if (result.ok) onClose();
    else sayProblem(result.refusal.message);
  };
  const summary =
    steps === null
      ? 'What would run is not known until the server answers.'
      : running.length === 0
        ? 'Nothing to make: everything that can run is up to date.'
        : takesWords(takes - reused, reused, time);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={scope === 'nodes' && nodes.length > 1 ? 'Generate the selection' : CHAIN_TITLES[scope]}
      size={620}
      // Over the bars of the canvas.
      zIndex={400}
      classNames={{ body: classes.body, title: classes.title }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <ol className={classes.steps} aria-label="What will run">
        {(steps ?? []).map((step) => (
          <ChainRow key={stepKey(step)} step={step} told={known.get(stepKey(step))} variations={variations} />
        ))}
      </ol>
      <div className={classes.options}>
        <span className={classes.option}>
          <Variations value={variations} onChange={setVariations} />
          {scope === 'nodes' || scope === 'above'
            ? 'takes of what nothing else is made from'
            : 'takes of the last nodes'}
        </span>
        <Checkbox
          size="xs"
          label="Make new takes also of what is up to date"
          checked={remake}
          onChange={(event) => setRemake(event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label="New takes become the picks"
          description="Those that others are made from always do, unless a pick is locked."
          checked={picks}
          onChange={(event) => setPicks(event.currentTarget.checked)}
        />
      </div>
      <footer className={classes.foot}>
        <p className={classes.summary} role="status">
          {isOffline ? 'Offline: this starts when the connection is back.' : summary}
          {!isOffline && starts !== null && <span className={classes.starts}>{starts}</span>}
        </p>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          data-autofocus
          ref={button}
          className={classes.start}
          leftSection={<IconSparkles size={15} aria-hidden="true" />}
          disabled={!canStart}
          onClick={start}
        >
          Start
        </Button>
      </footer>
    </Dialog>
  );
}
