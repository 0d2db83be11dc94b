import { BlendContent } from './BlendContent.ts';
import { BlendTypes } from './BlendTypes.ts';
import { damaged } from './damaged.ts';
import type { Block } from './layout.ts';

const DNA = 'DNA1';
const KEPT_AT_MOST = 500_000;

/** Whether a block is wanted, by its code and that of the block which the data in it belongs to. */
export type IsWanted = (code: string, owner: string) => boolean;

/** A Blender file of which some blocks are read, and what stands where in them. */
export class BlendFile {
  /** Those that are wanted, in order. */
  readonly blocks: readonly Block[];
  readonly types: BlendTypes;
  readonly #content: BlendContent;

  private constructor(content: BlendContent, blocks: readonly Block[], types: BlendTypes) {
    this.#content = content;
    this.blocks = blocks;
    this.types = types;
  }

  /** Throws `unsupported-media` for what is no such file, or a damaged one. */
  static async open(path: string, isWanted: IsWanted): Promise<BlendFile> {
    const content = await BlendContent.open(path);
    try {
      const blocks: Block[] = [];
      let types: BlendTypes | undefined;
      const readTypes = async (block: Block): Promise<void> => {
        types = BlendTypes.read(await content.read(block), content.layout);
      };
      await content.walk((block, owner) => {
        if (isWanted(block.code, owner)) blocks.push(block);
        if (blocks.length > KEPT_AT_MOST) throw damaged();
        return block.code === DNA ? readTypes(block) : undefined;
      });
      if (types === undefined) throw damaged();
      await content.rewind();
      return new BlendFile(content, blocks, types);
    } catch (error) {
      await content.close();
      throw error;
    }
  }

  /** What is in a block; to be called in the order of the blocks. */
  bytes(block: Block): Promise<Buffer> {
    return this.#content.read(block);
  }

  /** A name in a struct's bytes; empty where there is no such field. */
  text(bytes: Buffer, struct: string, ...path: readonly string[]): string {
    const field = this.types.field(struct, ...path);
    if (field === undefined) return '';
    const all = bytes.subarray(field.offset, field.offset + field.sizeBytes);
    const end = all.indexOf(0);
    return all.toString('utf8', 0, end < 0 ? all.length : end);
  }

  /** A number of so many bytes in a struct's; undefined where there is no such field. */
  integer(bytes: Buffer, sizeBytes: 2 | 4, struct: string, ...path: readonly string[]): number | undefined {
    const field = this.types.field(struct, ...path);
    if (field === undefined || field.offset + sizeBytes > bytes.length) return undefined;
    const { isLittle } = this.#content.layout;
    return isLittle ? bytes.readIntLE(field.offset, sizeBytes) : bytes.readIntBE(field.offset, sizeBytes);
  }

  close(): Promise<void> {
    return this.#content.close();
  }
}
