import type * as Y from 'yjs';
import { type CommandContext, CommandOrigin } from '../commands/index.ts';
import { applyCut, applyDrawing, applyPickLocks, applyPicks, applySettings, applyTracking } from './applyBuilt.ts';
import { addEdges, addNodes, changeNodes, removeEdges, removeNodes } from './applyGraph.ts';
import { applyComments, applyPlaylists, applyRequests, applyReviews } from './applySaid.ts';
import type { Change, ComparedRoot, RefusedChange } from './change.ts';
import { ChangeRunner } from './ChangeRunner.ts';

export interface AppliedReport {
  /** Changes that were done, wholly or in part. */
  readonly applied: number;
  /** What was not, with its reason; of a change that was done in part, the fields that were not. */
  readonly refused: readonly RefusedChange[];
}

/**
 * Applies changes as the commands that they come to, as one transaction and so one step of undo, in an
 * order in which each finds what it needs: settings, nodes, edges, then what hangs on them. Every rule
 * of commands holds; what is refused is answered, and the rest is done. What people said (reviews,
 * comments, playlists, requests) is only ever said again in one's own name.
 */
export function applyChanges(
  doc: Y.Doc,
  changes: readonly Change[],
  context: CommandContext,
  label: string,
): AppliedReport {
  const runner = new ChangeRunner(doc, context);
  const of = (root: ComparedRoot): readonly Change[] => changes.filter((change) => change.root === root);
  doc.transact(
    () => {
      applySettings(runner, of('settings'));
      addNodes(runner, of('nodes'));
      changeNodes(runner, of('nodes'));
      removeEdges(runner, of('edges'));
      removeNodes(runner, of('nodes'));
      addEdges(runner, of('edges'));
      applyDrawing(runner, of('drawing'));
      applyPickLocks(runner, of('nodes'), 'off');
      applyPicks(runner, of('picks'));
      applyPickLocks(runner, of('nodes'), 'on');
      applyCut(runner, of('cut'));
      applyTracking(runner, of('tracking'));
      applyReviews(runner, of('reviews'));
      applyComments(runner, of('comments'));
      applyPlaylists(runner, of('playlists'));
      applyRequests(runner, of('requests'));
    },
    new CommandOrigin('applyChanges', label, true),
  );
  return { applied: runner.applied, refused: runner.refused };
}
