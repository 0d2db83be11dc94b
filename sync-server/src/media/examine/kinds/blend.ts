import { DailiesError } from '@dailies/shared/errors';
import { damaged } from '../Examined.ts';
import { FileWindow } from '../FileWindow.ts';
import { ForwardBytes } from './ForwardBytes.ts';
import { inflated } from './inflated.ts';

/** Where blocks begin, and how long their heads are: until Blender 4, and since. */
const LEGACY = /^BLENDER([-_])([vV])\d{3}$/;
const NEW = /^BLENDER(\d{2})-01v\d{4}$/;

interface Layout {
  readonly firstBlock: number;
  readonly headBytes: number;
  /** Of what stands behind a block's head. */
  readonly lengthOf: (head: Buffer) => number;
}

/** The file, or what it holds compressed: parts of it by places that only go on. */
type Read = (at: number, length: number) => Promise<Buffer | undefined>;

async function layoutOf(read: Read): Promise<Layout | undefined> {
  const legacy = LEGACY.exec((await read(0, 12))?.toString('latin1') ?? '');
  if (legacy !== null) {
    const isLittle = legacy[2] === 'v';
    return {
      firstBlock: 12,
      headBytes: legacy[1] === '_' ? 20 : 24,
      lengthOf: (head) => (isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4)),
    };
  }
  const isNew = NEW.test((await read(0, 17))?.toString('latin1') ?? '');
  return isNew ? { firstBlock: 17, headBytes: 32, lengthOf: (head) => Number(head.readBigUInt64LE(16)) } : undefined;
}

/** Walks its blocks to the one that ends it. */
async function walk(read: Read, { firstBlock, headBytes, lengthOf }: Layout): Promise<void> {
  for (let at = firstBlock; ;) {
    // The block that ends the file has no more than its name in some versions.
    if ((await read(at, 4))?.toString('latin1') === 'ENDB') return;
    const head = await read(at, headBytes);
    if (head === undefined) throw damaged('a Blender file');
    at += headBytes + lengthOf(head);
  }
}

/** Looks at a Blender file, compressed or not. Nothing in it is run or read otherwise. */
export async function examineBlend(path: string): Promise<void> {
  const file = new FileWindow(path);
  try {
    const isPlain = file.read(0, 7)?.toString('latin1') === 'BLENDER';
    const content = new ForwardBytes(inflated(path, file));
    const read: Read = isPlain
      ? (at, length) => Promise.resolve(file.read(at, length))
      : (at, length) => content.read(at, length);
    const layout = await layoutOf(read);
    if (layout !== undefined) return await walk(read, layout);
    if (isPlain) throw damaged('a Blender file');
    throw new DailiesError(
      'unsupported-media',
      'The file is compressed, and it is no Blender file that is in it; unpack it, and bring what it holds.',
    );
  } finally {
    file.close();
  }
}
