import { createHash } from 'node:crypto';
import type { RunId } from '@dailies/shared/ids';

/** Names that Dailies makes for prompts, as RFC 4122 wants a space for them. */
const NAMESPACE = Buffer.from('3f1c6b0a5d0e4a7c9b1fd2a96e8c4b57', 'hex');

/**
 * The id of a run's attempt on a ComfyUI server: a UUID of version 5, in small letters as newer servers want it. The same
 * attempt always has the same, so that it is found again by whoever follows; that of an installation which was copied
 * from this one has another.
 */
export function promptId(installation: string, run: RunId, attempt: number): string {
  const name = `${installation}\0${run}\0${attempt}`;
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
