import { type ContainerRunner, pipelineName } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';
import { NO_MACHINE_YET, type PodState } from './Pod.ts';

/** How long a pod may wait, by what it waits for. */
export interface WaitLimits {
  /** Between the first time that an image could not be fetched and giving up. */
  readonly imageMs: number;
  /** For a machine with room; clusters that grow take minutes to start one. */
  readonly roomMs: number;
  /** For everything before the work begins, such as fetching a large image. */
  readonly startMs: number;
}

export const WAIT_LIMITS: WaitLimits = { imageMs: 60_000, roomMs: 600_000, startMs: 1_800_000 };

const IMAGE_FAILS = ['ErrImagePull', 'ImagePullBackOff', 'RegistryUnavailable', 'ImageInspectError'];
const IMAGE_IS_HOPELESS = ['InvalidImageName', 'ErrImageNeverPull'];
const CONTAINER_IS_HOPELESS = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];
const SAID_CHARACTERS = 300;

type Waits = Extract<PodState, { state: 'waiting' }>;

/** What a pod waits for, in a few words for people; null: the cluster has not made it yet. */
export const waitingPhase = (waits: Waits | null): string =>
  waits === null || waits.isUnschedulable || waits.reason === NO_MACHINE_YET
    ? 'Waiting for a machine'
    : 'Fetching the image';

const minutes = (ms: number): string => (ms < 60_000 ? `${Math.ceil(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`);

/** How long the cluster is waited for before a run begins, and what is said when that is over. */
export class Patience {
  readonly #order: RunOrder;
  readonly #runner: ContainerRunner;
  readonly #limits: WaitLimits;
  readonly #sinceMs: number;
  #imageSinceMs: number | null = null;
  #roomSinceMs: number | null = null;

  constructor(order: RunOrder, runner: ContainerRunner, limits: WaitLimits, nowMs: number) {
    this.#order = order;
    this.#runner = runner;
    this.#limits = limits;
    this.#sinceMs = nowMs;
  }

  /** Null while there is hope. `waits` is null where the cluster has not made a pod yet, for a reason where it says one. */
  lost(waits: Waits | null, refusal: string | null, nowMs: number): RunFailure | null {
    const { imageMs, roomMs, startMs } = this.#limits;
    const name = pipelineName(this.#order.pipeline);
    const reason = waits?.reason ?? 'no pod yet';
    const said = (waits?.message ?? refusal ?? '').slice(0, SAID_CHARACTERS);
    const words = said === '' ? reason : `${reason}: ${said}`;

    const isImage = IMAGE_FAILS.includes(reason);
    this.#imageSinceMs = isImage ? (this.#imageSinceMs ?? nowMs) : null;
    if (IMAGE_IS_HOPELESS.includes(reason) || (this.#imageSinceMs !== null && nowMs - this.#imageSinceMs >= imageMs)) {
      return new RunFailure(
        'missing-tool',
        `${name} needs the image ${this.#runner.image}, which the cluster could not fetch (${words}); push it to a registry that its machines reach, or load it on them.`,
      );
    }
    if (CONTAINER_IS_HOPELESS.includes(reason)) {
      return new RunFailure('missing-tool', `The cluster could not start ${name} (${words}); change the pipeline.`);
    }
    const hasNoRoom = waits?.isUnschedulable === true || (waits === null && refusal !== null);
    this.#roomSinceMs = hasNoRoom ? (this.#roomSinceMs ?? nowMs) : null;
    if (this.#roomSinceMs !== null && nowMs - this.#roomSinceMs >= roomMs) {
      return new RunFailure(
        'machine-lost',
        `No machine of the cluster had room for ${name} within ${minutes(roomMs)} (${words}); add one, or let the pipeline ask for less.`,
      );
    }
    if (nowMs - this.#sinceMs < startMs) return null;
    return new RunFailure(
      'machine-lost',
      `The cluster did not start ${name} within ${minutes(startMs)} (${words}); see what its machines do.`,
    );
  }
}
