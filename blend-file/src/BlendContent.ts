import { type FileHandle, open } from 'node:fs/promises';
import { DailiesError } from '@dailies/shared/errors';
import type { Bytes } from './Bytes.ts';
import { damaged } from './damaged.ts';
import { FileBytes } from './FileBytes.ts';
import { ForwardBytes } from './ForwardBytes.ts';
import { inflated, isPacked } from './inflated.ts';
import { type Block, blockOf, codeOf, HEADER_BYTES, type Layout, layoutOf } from './layout.ts';

const MAGIC = 'BLENDER';
const DATA = 'DATA';
const END = 'ENDB';
/** No film's file has more; a hostile one could, of a few bytes each. */
const BLOCKS_AT_MOST = 20_000_000;
/** Of one block, where its bytes are looked at. */
const READ_AT_MOST_BYTES = 64 * 1_024 ** 2;

/** Told of a block, and of the code of the one that the data in it belongs to. */
type Visit = (block: Block, owner: string) => Promise<void> | void;

/** The blocks of a Blender file, whether it was saved with "Compress" or without. Nothing in it is run. */
export class BlendContent {
  readonly layout: Layout;
  readonly #file: FileHandle;
  readonly #again: () => Bytes;
  #bytes: Bytes;

  private constructor(file: FileHandle, layout: Layout, again: () => Bytes) {
    this.#file = file;
    this.layout = layout;
    this.#again = again;
    this.#bytes = again();
  }

  /** Throws `unsupported-media` for what is no such file, or a damaged one. */
  static async open(path: string): Promise<BlendContent> {
    const file = await open(path);
    try {
      const plain = new FileBytes(file);
      const { size } = await file.stat();
      const head = (await plain.read(0, MAGIC.length)) ?? Buffer.alloc(MAGIC.length);
      const isPlain = head.toString('latin1') === MAGIC;
      if (!isPlain && !isPacked(head))
        throw new DailiesError('unsupported-media', 'This is no Blender file; save it by Blender, and bring it again.');
      const again = (): Bytes => (isPlain ? plain : new ForwardBytes(inflated(path, new FileBytes(file), size)));
      return new BlendContent(file, await readLayout(again(), isPlain), again);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Goes through all blocks to the one that ends the file. Throws where there is none. */
  async walk(visit: Visit = () => {}): Promise<void> {
    const { layout } = this;
    let owner = '';
    let at = layout.headerBytes;
    for (let walked = 0; walked < BLOCKS_AT_MOST; walked += 1) {
      // The block that ends the file has no more than its name in some versions.
      const code = this.#bytes.held(at, 4) ?? (await this.#bytes.read(at, 4));
      if (code === undefined) throw damaged();
      if (codeOf(code) === END) return;
      const head = this.#bytes.held(at, layout.blockBytes) ?? (await this.#bytes.read(at, layout.blockBytes));
      if (head === undefined) throw damaged();
      const block = blockOf(head, at, layout);
      if (block.code !== DATA) owner = block.code;
      const visiting = visit(block, owner);
      if (visiting !== undefined) await visiting;
      at = block.at + block.sizeBytes;
    }
    throw damaged();
  }

  /** Begins anew: blocks before those that were read last can be read again. */
  async rewind(): Promise<void> {
    await this.#bytes.close();
    this.#bytes = this.#again();
  }

  /** What is in a block, which stands behind all that were read since the last `rewind`. */
  async read({ at, sizeBytes }: Block): Promise<Buffer> {
    const bytes = sizeBytes > READ_AT_MOST_BYTES ? undefined : await this.#bytes.read(at, sizeBytes);
    if (bytes === undefined) throw damaged();
    return bytes;
  }

  async close(): Promise<void> {
    await this.#bytes.close();
    await this.#file.close();
  }
}

async function readLayout(bytes: Bytes, isPlain: boolean): Promise<Layout> {
  try {
    const layout = layoutOf((await bytes.read(0, HEADER_BYTES)) ?? Buffer.alloc(0));
    if (layout !== undefined) return layout;
  } finally {
    await bytes.close();
  }
  if (isPlain) throw damaged();
  throw new DailiesError(
    'unsupported-media',
    'The file is compressed, and it is no Blender file that is in it; unpack it, and bring what it holds.',
  );
}
