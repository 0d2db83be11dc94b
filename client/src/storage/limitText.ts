const MEGABYTE = 1_024 * 1_024;

/** As it stands in its field: megabytes, or nothing where the installation's limit holds. */
export const textOfLimit = (maxBytes: number, most: number): string =>
  maxBytes >= most ? '' : String(Number((maxBytes / MEGABYTE).toFixed(1)));

/** What was typed, in bytes; null for the installation's limit, which is also the most. */
export function limitOf(text: string, most: number): number | null {
  const bytes = Math.round(Number(text) * MEGABYTE);
  return text.trim() === '' || !Number.isFinite(bytes) || bytes >= most ? null : Math.max(0, bytes);
}

/** "None", "32 MB", "4 GB". */
export function limitWords(bytes: number): string {
  if (bytes === 0) return 'None';
  const megabytes = bytes / MEGABYTE;
  return megabytes >= 1_024 ? `${Number((megabytes / 1_024).toFixed(1))} GB` : `${Number(megabytes.toFixed(1))} MB`;
}
