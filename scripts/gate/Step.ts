/** What a step counted. A step that checks one thing counts itself. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, a line each: said once more at the end, where nobody has to look for it. */
  readonly wrong?: readonly string[];
}

interface StepContext {
  /** The project's folder. */
  readonly root: string;
  /** Leaving anything out is a failure. */
  readonly isCi: boolean;
  /** Only the tests whose file's path contains it. */
  readonly filter: string | null;
}

/** One part of the gate. It prints what a person needs to mend what it found. */
export interface Step {
  readonly name: string;
  run(context: StepContext): Promise<Count>;
}

/** The count of a step that checks one thing. */
export const one = (didPass: boolean): Count => ({ passed: didPass ? 1 : 0, failed: didPass ? 0 : 1, skipped: 0 });
