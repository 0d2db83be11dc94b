import type { NodeId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import type { ShotActivity } from '../../document/shotActivity.ts';
import { useProgress } from '../../document/useProgress.ts';

export interface Generating {
  /** Of all variations together, from 0 to 1. */
  readonly fraction: number;
  /** What is being done; null while all wait. */
  readonly phase: string | null;
  readonly etaSeconds: number | null;
}

/** How far the runs of a request are. */
export function useGenerating(node: NodeId, { runs, done }: Extract<ShotActivity, { kind: 'working' }>): Generating {
  const current = runs.find(({ state }) => state === 'running') ?? runs.find(({ state }) => !isTerminal(state));
  const progress = useProgress(node, current?.id);
  const isRunning = current?.state === 'running';
  const part = isRunning ? (progress?.fraction ?? 0) : 0;
  return {
    fraction: (done + part) / Math.max(1, runs.length),
    phase: isRunning ? (progress?.phase ?? 'Starting') : null,
    etaSeconds: isRunning ? (progress?.etaSeconds ?? null) : null,
  };
}
