import { NodeId } from '@dailies/shared/ids';
import { z } from 'zod';
import { browserStore } from './browserStore.ts';
import { FileClaims } from './FileClaims.ts';

/** A file that is on its way, kept by this browser so that it goes on after a reload. */
const UnfinishedFile = z.object({
  id: z.string(),
  user: z.string(),
  project: z.string(),
  file: z.instanceof(File),
  pos: z.tuple([z.number(), z.number()]).readonly(),
  /** The scene that its node will stand in; null: at the top. */
  scene: NodeId.nullable().catch(null),
  /** The node that it is for; null: it gets one of its own. */
  node: NodeId.nullable().catch(null),
});
export type UnfinishedFile = z.infer<typeof UnfinishedFile>;

const inStore = browserStore('dailies:uploads', 'files');

/**
 * The files that this browser has not sent whole. A browser that keeps none (its disk is full, its window is
 * private) loses nothing but this: the same file, dropped again, still goes on where it was.
 */
export class UnfinishedFiles {
  readonly #claims = new FileClaims();

  async keep(file: UnfinishedFile): Promise<void> {
    this.#claims.add(file.id);
    await inStore('readwrite', (files) => files.put(file)).catch(() => {});
  }

  async forget(id: string): Promise<void> {
    this.#claims.drop(id);
    await inStore('readwrite', (files) => files.delete(id)).catch(() => {});
  }

  /** Those of a person in a project that no page sends now. They are this page's from then on. */
  async left(user: string, project: string): Promise<readonly UnfinishedFile[]> {
    const found = await inStore('readonly', (files) => files.getAll()).catch(() => []);
    const own = UnfinishedFile.array()
      .catch([])
      .parse(found)
      .filter((file) => file.user === user && file.project === project && !this.#claims.has(file.id));
    if (own.length === 0) return [];
    const claimed = await this.#claims.claim(own.map(({ id }) => id));
    return own.filter(({ id }) => claimed.has(id));
  }

  close(): void {
    this.#claims.close();
  }
}
