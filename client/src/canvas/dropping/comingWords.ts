import type { ComingFile } from '../../session/Coming.ts';

/** Where a file stands, in a word or two. */
export function standingText({ phase, fraction }: Pick<ComingFile, 'phase' | 'fraction'>): string {
  switch (phase) {
    case null:
      return 'Waiting its turn';
    case 'comparing':
      return 'Comparing';
    case 'waiting':
      return 'Waiting for the connection';
    case 'checking':
      return 'Looking at it';
    case 'sending':
      return `${Math.floor(fraction * 100)} %`;
  }
}

/** How much of all of them is sent, from 0 to 1, by bytes. */
export function shareSent(files: readonly Pick<ComingFile, 'fraction' | 'sizeBytes'>[]): number {
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return total === 0 ? 0 : files.reduce((sum, { fraction, sizeBytes }) => sum + fraction * sizeBytes, 0) / total;
}
