import { sha256Hex } from './hash.ts';
import { RunId, TakeId, type RequestId } from './ids.ts';

// Ids of what the server makes are derived, so that doing a step twice names the same thing twice.

/** The run of one variation (0-based) of a request. */
export function runIdOf(request: RequestId, variation: number): RunId {
  return RunId.parse(`r${sha256Hex(`run:${request}:${variation}`).slice(0, 19)}`);
}

/** The take that a run makes. */
export function takeIdOf(run: RunId): TakeId {
  return TakeId.parse(`t${sha256Hex(`take:${run}`).slice(0, 19)}`);
}
