import { readNode } from '@dailies/shared/document';
import type { NodeId, ProjectId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';

/** A list that is asked for every other second opens no document for a title more often than this. */
const FRESH_MS = 30_000;
const KEPT_AT_MOST = 20_000;

interface Known {
  readonly title: string | null;
  readonly atMs: number;
}

/** The titles of nodes as their documents have them, remembered for a while. */
export class NodeTitles {
  readonly #parts: Pick<Services, 'documents' | 'now'>;
  readonly #known = new Map<string, Known>();

  constructor(parts: Pick<Services, 'documents' | 'now'>) {
    this.#parts = parts;
  }

  /** null for a node that is gone. */
  async of(
    nodes: readonly { readonly project: ProjectId; readonly node: NodeId }[],
  ): Promise<(node: NodeId, project: ProjectId) => string | null> {
    const nowMs = this.#parts.now();
    const missing = nodes.filter(({ project, node }) => {
      const known = this.#known.get(`${project} ${node}`);
      return known === undefined || nowMs - known.atMs > FRESH_MS;
    });
    if (this.#known.size > KEPT_AT_MOST) this.#known.clear();
    for (const [project, wanted] of Map.groupBy(missing, ({ project: id }) => id)) {
      const titles = await this.#parts.documents.read(project, (doc) =>
        wanted.map(({ node }) => readNode(doc, node)?.title ?? null),
      );
      wanted.forEach(({ node }, index) => {
        this.#known.set(`${project} ${node}`, { title: titles[index] ?? null, atMs: nowMs });
      });
    }
    return (node, project) => this.#known.get(`${project} ${node}`)?.title ?? null;
  }
}
