import type { Extension } from '@hocuspocus/server';
import { projectOfDocument } from '@dailies/shared/document';
import { ProjectId } from '@dailies/shared/ids';
import type { Doc } from 'yjs';
import { isDatabaseAway } from '../../db/storageErrors.ts';
import { CloseReason } from '../CloseReason.ts';
import type { CollaborationContext } from '../Collaborator.ts';
import type { OpenDocument } from '../OpenDocument.ts';

export interface LoadingParts {
  /** Takes the lease, loads, and fills Hocuspocus' document. */
  readonly open: (project: ProjectId, live: Doc) => Promise<OpenDocument>;
  readonly openDocument: (name: string) => OpenDocument | undefined;
  /** Lets go of a document that Hocuspocus has unloaded. */
  readonly closed: (name: string) => Promise<void>;
}

/** Loads a document from the log when it is first opened, and refuses to unload one with something unwritten. */
export function loading({ open, openDocument, closed }: LoadingParts): Extension<CollaborationContext> {
  return {
    extensionName: 'loading',
    onLoadDocument: async ({ documentName, document }) => {
      try {
        await open(ProjectId.parse(projectOfDocument(documentName)), document);
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        throw new CloseReason('storage', 'The database is away; your edits are kept here until it is back.');
      }
    },
    beforeUnloadDocument: async ({ documentName, document: unloading }) => {
      const document = openDocument(documentName);
      // Hocuspocus takes any error for "not now". It unloads by name: a dropped document's last
      // connection must not take the one with it that was loaded in its place.
      if (document !== undefined && (document.live !== unloading || document.isDirty)) {
        throw new CloseReason('storage', 'Something is not written yet.');
      }
    },
    // Hocuspocus hands out a document, and lets somebody in to it a few turns later: it may be gone by then, and
    // whoever stayed with it would hear of nobody's edits.
    connected: async ({ documentName, connection }) => {
      if (openDocument(documentName)?.live === connection.document) return;
      connection.close(new CloseReason('storage', 'This project is being loaded anew.'));
    },
    afterUnloadDocument: ({ documentName }) => closed(documentName),
  };
}
