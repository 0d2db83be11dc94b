import type { RouteRow } from '../../attack/testing/RouteRow.ts';
import type { Standing } from '../../attack/testing/Standing.ts';

/** A call of an operation that must succeed, and who makes it. */
export interface RightCall {
  readonly route: string;
  readonly standing: Standing;
  readonly ask: RouteRow['ask'];
}
