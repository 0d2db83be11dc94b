const STEPS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** "512 bytes", "1.4 MB". */
export function sizeText(bytes: number): string {
  const step = Math.min(STEPS.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${STEPS[step]}`;
}
