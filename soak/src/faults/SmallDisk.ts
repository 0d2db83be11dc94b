import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const FILLER = 'filler';
const BLOCK_BYTES = 1024 * 1024;

/** A disk of its own size in a folder, in memory, that is filled and cleared at will. Only root may have one. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Mounts it on a folder, which is made; null where this user may not. */
  static async mount(folder: string, sizeBytes: number): Promise<SmallDisk | null> {
    await mkdir(folder, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes},mode=0755`, 'tmpfs', folder]);
    } catch {
      return null;
    }
    return new SmallDisk(folder);
  }

  /** Writes until nothing more fits. */
  async fill(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    const content = Buffer.alloc(Math.max(bavail * bsize, BLOCK_BYTES), 1);
    // It ends with "no space left", having taken what there was.
    await writeFile(join(this.folder, FILLER), content).catch(() => {});
  }

  async clear(): Promise<void> {
    await rm(join(this.folder, FILLER), { force: true });
  }

  async unmount(): Promise<void> {
    // Lazily: whoever still has a file open there lets go of it on its own end.
    await run('umount', ['-l', this.folder]).catch(() => {});
  }
}
