import * as Y from 'yjs';
import type { WireBlock, WireDeletion, WireId, WireStruct, WireUpdate } from './WireUpdate.ts';

const idOf = (id: Y.ID | null): WireId | null => (id === null ? null : { client: id.client, clock: id.clock });

function structOf(struct: Y.Item | Y.GC | Y.Skip): WireStruct {
  if (!(struct instanceof Y.Item)) return { kind: struct instanceof Y.GC ? 'gc' : 'skip', length: struct.length };
  const parent: unknown = struct.parent;
  return {
    kind: 'item',
    origin: idOf(struct.origin),
    rightOrigin: idOf(struct.rightOrigin),
    parent: parent instanceof Y.ID ? idOf(parent) : typeof parent === 'string' ? parent : null,
    key: struct.parentSub,
    content: struct.content,
  };
}

/** An honest update as plain data; throws on bytes that are none. */
export function readWire(update: Uint8Array): WireUpdate {
  const { structs, ds } = Y.decodeUpdate(update);
  const blocks = new Map<number, { clock: number; structs: WireStruct[] }>();
  for (const struct of structs) {
    const block = blocks.get(struct.id.client);
    if (block === undefined) blocks.set(struct.id.client, { clock: struct.id.clock, structs: [structOf(struct)] });
    else block.structs.push(structOf(struct));
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): WireDeletion => ({ client, clock, length: len })),
  );
  return { blocks: [...blocks].map(([client, block]): WireBlock => ({ client, ...block })), deletions };
}
