const UNITS = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;

/** `1.2 GB`, `35 MB`, `800 bytes`. */
export function shownBytes(bytes: number): string {
  const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? [bytes === 1 ? 'byte' : 'bytes', 1];
  const count = bytes / size;
  return `${count.toLocaleString('en', { maximumFractionDigits: count < 10 && size > 1 ? 1 : 0 })} ${unit}`;
}
