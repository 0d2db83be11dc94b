/**
 * Where the log goes: standard output, written at once. Whoever reads it may be gone before this
 * process is; a line that nobody can read is dropped. Pino's own destination would try a broken
 * pipe again for ever, and the process would never end.
 */
export function standardOutput(): { write(line: string): void } {
  process.stdout.on('error', () => {});
  return { write: (line) => void process.stdout.write(line) };
}
