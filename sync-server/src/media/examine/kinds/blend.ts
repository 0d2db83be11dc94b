import { damaged } from '../Examined.ts';
import { FileWindow } from '../FileWindow.ts';

/** Where blocks begin, and how long their heads are: until Blender 4, and since. */
const LEGACY = /^BLENDER([-_])([vV])\d{3}$/;
const NEW = /^BLENDER(\d{2})-01v\d{4}$/;

interface Layout {
  readonly firstBlock: number;
  readonly headBytes: number;
  /** Of what stands behind a block's head. */
  readonly lengthOf: (head: Buffer) => number;
}

function layoutOf(file: FileWindow): Layout | undefined {
  const legacy = LEGACY.exec(file.read(0, 12)?.toString('latin1') ?? '');
  if (legacy !== null) {
    const isLittle = legacy[2] === 'v';
    return {
      firstBlock: 12,
      headBytes: legacy[1] === '_' ? 20 : 24,
      lengthOf: (head) => (isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4)),
    };
  }
  const isNew = NEW.test(file.read(0, 17)?.toString('latin1') ?? '');
  return isNew ? { firstBlock: 17, headBytes: 32, lengthOf: (head) => Number(head.readBigUInt64LE(16)) } : undefined;
}

/** Walks a Blender file's blocks to the one that ends it. Nothing in it is run or read otherwise. */
export function examineBlend(path: string): void {
  const file = new FileWindow(path);
  try {
    const layout = layoutOf(file);
    if (layout === undefined) throw damaged('a Blender file');
    for (let at = layout.firstBlock; ;) {
      // The block that ends the file has no more than its name in some versions.
      if (file.read(at, 4)?.toString('latin1') === 'ENDB') return;
      const head = file.read(at, layout.headBytes);
      if (head === undefined) throw damaged('a Blender file');
      at += layout.headBytes + layout.lengthOf(head);
    }
  } finally {
    file.close();
  }
}
