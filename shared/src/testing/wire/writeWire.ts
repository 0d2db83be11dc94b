import * as Y from 'yjs';
import type { WireStruct, WireUpdate } from './WireUpdate.ts';

// Bits of a struct's first byte beside the kind of its content.
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const SKIP = 10;

function writeStruct(encoder: Y.UpdateEncoderV1, struct: WireStruct): void {
  if (struct.kind !== 'item') {
    encoder.writeInfo(struct.kind === 'gc' ? 0 : SKIP);
    encoder.writeLen(struct.length);
    return;
  }
  const { origin, rightOrigin, parent, key, content } = struct;
  const info =
    content.getRef() |
    (origin === null ? 0 : HAS_ORIGIN) |
    (rightOrigin === null ? 0 : HAS_RIGHT_ORIGIN) |
    (key === null ? 0 : HAS_KEY);
  encoder.writeInfo(info);
  if (origin !== null) encoder.writeLeftID(Y.createID(origin.client, origin.clock));
  if (rightOrigin !== null) encoder.writeRightID(Y.createID(rightOrigin.client, rightOrigin.clock));
  if (origin === null && rightOrigin === null) {
    encoder.writeParentInfo(typeof parent === 'string' || parent === null);
    if (typeof parent === 'string' || parent === null) encoder.writeString(parent ?? '');
    else encoder.writeLeftID(Y.createID(parent.client, parent.clock));
    if (key !== null) encoder.writeString(key);
  }
  content.write(encoder, 0);
}

/** The bytes of an update, whether it makes sense or not. */
export function writeWire({ blocks, deletions }: WireUpdate): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  // `writeLen` and `writeClient` write any unsigned number.
  encoder.writeLen(blocks.length);
  for (const { client, clock, structs } of blocks) {
    encoder.writeLen(structs.length);
    encoder.writeClient(client);
    encoder.writeLen(clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoder.writeLen(deletions.length);
  for (const { client, clock, length } of deletions) {
    encoder.writeLen(client);
    encoder.writeLen(1);
    encoder.writeLen(clock);
    encoder.writeLen(length);
  }
  return encoder.toUint8Array();
}
