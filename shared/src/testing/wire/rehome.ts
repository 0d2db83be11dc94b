import { lengthOf, type WireId, type WireStruct, type WireUpdate } from './WireUpdate.ts';

/**
 * The same edits under other client ids, as somebody would send them who copied them: what the structs say of
 * each other follows. `drawClient` gives the new id of each block, and the clock to begin at.
 */
export function rehome(update: WireUpdate, drawClient: () => WireId): WireUpdate {
  const moved = update.blocks.map((block) => {
    const length = block.structs.reduce((sum, struct) => sum + lengthOf(struct), 0);
    return { block, end: block.clock + length, to: drawClient() };
  });
  const follow = (id: WireId): WireId => {
    const found = moved.find(
      ({ block, end }) => block.client === id.client && id.clock >= block.clock && id.clock < end,
    );
    return found === undefined ? id : { client: found.to.client, clock: found.to.clock + id.clock - found.block.clock };
  };
  const followed = (id: WireId | null): WireId | null => (id === null ? null : follow(id));
  const structOf = (struct: WireStruct): WireStruct =>
    struct.kind === 'item'
      ? {
          ...struct,
          origin: followed(struct.origin),
          rightOrigin: followed(struct.rightOrigin),
          parent: typeof struct.parent === 'string' ? struct.parent : followed(struct.parent),
        }
      : struct;
  return {
    blocks: moved.map(({ block, to }) => ({ ...to, structs: block.structs.map(structOf) })),
    deletions: update.deletions.map(({ length, ...id }) => ({ ...follow(id), length })),
  };
}
