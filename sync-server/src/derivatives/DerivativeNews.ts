import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { CHANNELS } from '@dailies/shared/runs';
import type { Logger } from 'pino';
import type { Documents } from '../collaboration/Documents.ts';

interface NewsParts {
  readonly sql: Sql;
  readonly documents: Pick<Documents, 'broadcast'>;
  readonly log: Logger;
}

/** Tells the browsers of a project when something was made of one of its files. Word that is lost costs nobody more than a look later on. */
export class DerivativeNews {
  readonly #parts: NewsParts;
  #unlisten: (() => Promise<void>) | null = null;

  constructor(parts: NewsParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { sql, log } = this.#parts;
    const listening = await sql.listen(CHANNELS.derivative, (payload) => {
      const source = Sha256.safeParse(payload);
      if (!source.success) return;
      this.#tell(source.data).catch((error: unknown) => log.debug({ err: error }, 'a derivative was not told of'));
    });
    this.#unlisten = () => listening.unlisten();
  }

  async close(): Promise<void> {
    await this.#unlisten?.().catch(() => {});
  }

  async #tell(media: Sha256): Promise<void> {
    const { sql, documents } = this.#parts;
    const projects = await sql<{ project_id: ProjectId }[]>`
      SELECT project_id FROM project_media WHERE sha256 = ${media}`;
    for (const { project_id: project } of projects) documents.broadcast(project, { type: 'derivative', media });
  }
}
