/** `PROGRESS: 50 | Denoising…`: percent, and optionally what is being done. */
const PROGRESS = /^PROGRESS:\s*(\d+(?:\.\d+)?)\s*(?:\|\s*(.*))?$/;

const PHASE_CHARACTERS = 120;

export interface ProgressLine {
  readonly fraction: number;
  readonly phase: string;
}

/** null for a line that says something else. */
export function progressLine(line: string): ProgressLine | null {
  const match = PROGRESS.exec(line.trimEnd());
  if (match === null) return null;
  return {
    fraction: Math.min(Number(match[1]) / 100, 1),
    phase: (match[2] ?? '').slice(0, PHASE_CHARACTERS).toWellFormed(),
  };
}
