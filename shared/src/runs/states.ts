import { z } from 'zod';

/**
 * The life of a run:
 *
 * ```
 *            ┌────────────► held ──confirmed──┐      a late request waits for a person
 *            │                                ▼
 * request ───┼─────────────────────────► queued ──claimed──► running ──► succeeded
 *            │                             ▲  │                │  ├────► failed
 *            │                             │  └──cancelled◄────┘  │
 *            ├─► reused (the take exists)  └──────taken over──────┘      its runner died
 *            └─► failed (it could not be planned)
 * ```
 *
 * `succeeded`, `failed`, `cancelled` and `reused` are terminal. Every request ends with each of its
 * runs in a terminal state.
 */
export const RUN_STATES = ['held', 'queued', 'running', 'succeeded', 'failed', 'cancelled', 'reused'] as const;
export const RunState = z.enum(RUN_STATES);
export type RunState = z.infer<typeof RunState>;

export const TERMINAL_RUN_STATES: readonly RunState[] = ['succeeded', 'failed', 'cancelled', 'reused'];

export const isTerminal = (state: RunState): boolean => TERMINAL_RUN_STATES.includes(state);
