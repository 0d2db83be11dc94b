import { newDocument } from '@dailies/shared/document';
import type { ServerMessage } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import * as Y from 'yjs';
import type { Documents, PersonHere } from '../collaboration/Documents.ts';

/** Documents in memory, for tests of what stands above them: a change that throws leaves nothing. */
export class MemoryDocuments implements Documents {
  readonly messages: { readonly project: ProjectId; readonly message: ServerMessage }[] = [];
  readonly storageAwayMs = 0;
  readonly #documents = new Map<ProjectId, Y.Doc>();

  async change<T>(project: ProjectId, change: (doc: Y.Doc) => T): Promise<T> {
    const live = this.#document(project);
    const shadow = newDocument();
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(live));
    const value = change(shadow);
    Y.applyUpdate(live, Y.encodeStateAsUpdate(shadow, Y.encodeStateVector(live)));
    return value;
  }

  async read<T>(project: ProjectId, read: (doc: Y.Doc) => T): Promise<T> {
    return read(this.#document(project));
  }

  /** Who has which project open; set by tests. */
  readonly people = new Map<ProjectId, readonly PersonHere[]>();

  peopleHere(): ReadonlyMap<ProjectId, readonly PersonHere[]> {
    return this.people;
  }

  broadcast(project: ProjectId, message: ServerMessage): void {
    this.messages.push({ project, message });
  }

  #document(project: ProjectId): Y.Doc {
    const known = this.#documents.get(project) ?? newDocument();
    this.#documents.set(project, known);
    return known;
  }
}
