import { z } from 'zod';

const Reason = z.object({ reason: z.string().nullish(), message: z.string().nullish() });

/** What is read of a pod, as the API server or its client gives it. */
export const Pod = z.object({
  metadata: z.object({ name: z.string(), uid: z.string(), deletionTimestamp: z.unknown().optional() }),
  status: z
    .object({
      ...Reason.shape,
      phase: z.string().nullish(),
      conditions: z.array(z.object({ type: z.string(), status: z.string(), ...Reason.shape })).nullish(),
      containerStatuses: z
        .array(
          z.object({
            state: z
              .object({
                waiting: Reason.nullish(),
                running: z.unknown().optional(),
                terminated: z.object({ exitCode: z.int(), ...Reason.shape }).nullish(),
              })
              .nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});
export type Pod = z.infer<typeof Pod>;

/** Where a pod stands; `reason` and `message` are the cluster's own words. */
export type PodState =
  | { readonly state: 'waiting'; readonly reason: string; readonly message: string; readonly isUnschedulable: boolean }
  | { readonly state: 'running' }
  | { readonly state: 'ended'; readonly exitCode: number; readonly reason: string; readonly message: string }
  /** It is gone with its machine, or was driven away from it. */
  | { readonly state: 'lost'; readonly reason: string };

/** The reason of a pod of which the cluster says nothing more than that it waits. */
export const NO_MACHINE_YET = 'Pending';

/** Driven away by the cluster, whatever the container's exit code was. */
const EVICTIONS = ['Evicted', 'NodeLost', 'NodeShutdown', 'Shutdown', 'Terminated', 'Preempting', 'NodeAffinity'];

export function podState({ metadata, status }: Pod): PodState {
  const container = status?.containerStatuses?.[0]?.state;
  const { reason, message } = status ?? {};
  const disrupted = status?.conditions?.find(({ type, status: is }) => type === 'DisruptionTarget' && is === 'True');
  const isFailed = status?.phase === 'Failed';
  if (isFailed && disrupted !== undefined) return { state: 'lost', reason: disrupted.reason ?? 'Disrupted' };
  if (isFailed && EVICTIONS.includes(reason ?? '')) return { state: 'lost', reason: reason ?? '' };
  const ended = container?.terminated;
  if (ended != null) {
    return { state: 'ended', exitCode: ended.exitCode, reason: ended.reason ?? '', message: ended.message ?? '' };
  }
  if (metadata.deletionTimestamp != null) return { state: 'lost', reason: 'Deleted' };
  if (isFailed) return { state: 'lost', reason: reason ?? message ?? 'Failed' };
  if (container?.running != null) return { state: 'running' };
  const unscheduled = status?.conditions?.find(({ type, status: is }) => type === 'PodScheduled' && is === 'False');
  const waiting = container?.waiting ?? unscheduled;
  return {
    state: 'waiting',
    reason: waiting?.reason ?? NO_MACHINE_YET,
    message: waiting?.message ?? '',
    isUnschedulable: container?.waiting == null && unscheduled !== undefined,
  };
}
