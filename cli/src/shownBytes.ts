const UNITS = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;

/** `1.2 GB`, `12.3 MB`, `1.2 kB`, `12 bytes`. */
export function shownBytes(bytes: number): string {
  for (const [unit, size] of UNITS) {
    if (bytes >= size) return `${(bytes / size).toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
  }
  return `${bytes} bytes`;
}
