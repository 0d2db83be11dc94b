/** Parts of a file by their place, wherever it lies. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly so many bytes, or fewer where the file ends before. */
  readonly read: (at: number, length: number) => Promise<Uint8Array>;
}

/** A part of a file as it is to be: bytes of the old one (`to` excluded), or new ones. */
export type Segment = { readonly from: number; readonly to: number } | { readonly bytes: Uint8Array };

export const segmentBytes = (segment: Segment): number =>
  'bytes' in segment ? segment.bytes.length : segment.to - segment.from;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
};

export const latinBytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Four bytes, the highest first. */
export const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
export const uint32Little = (value: number): Uint8Array =>
  Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
