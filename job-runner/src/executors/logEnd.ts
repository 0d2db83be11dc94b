/** The end of a run's output that is kept for people who look behind the sentence. */
export const LOG_BYTES = 64 * 1_024;

/**
 * At most the last `LOG_BYTES` of a text, fit for a PostgreSQL `text`: without NUL, whole
 * characters only.
 */
export function logEnd(text: string): string {
  const clean = text.replaceAll('\0', '�').toWellFormed();
  const bytes = Buffer.from(clean);
  if (bytes.byteLength <= LOG_BYTES) return clean;
  let start = bytes.byteLength - LOG_BYTES;
  // 0b10xxxxxx continues a character.
  while (((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return bytes.toString('utf8', start);
}
