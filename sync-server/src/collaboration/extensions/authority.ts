import type { Extension } from '@hocuspocus/server';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { CloseReason } from '../CloseReason.ts';
import type { CollaborationContext } from '../Collaborator.ts';
import type { OpenDocument } from '../OpenDocument.ts';
import type { RefusalRecorder } from '../recordRefusals.ts';
import { tellWhenLate } from '../tellWhenLate.ts';

/**
 * Stands before every raw update: `beforeSync` is awaited before Hocuspocus applies, broadcasts or
 * acknowledges. When it returns, the update is judged, durable and applied. `payload` is a view of the message
 * that Hocuspocus goes on to read; emptied, it reads as an update of nothing, which is acknowledged. What a
 * person sent is never applied a second time beside the log, whatever the bytes would do there.
 */
export function authority(
  openDocument: (name: string) => OpenDocument | undefined,
  onRefused: RefusalRecorder,
): Extension<CollaborationContext> {
  return {
    extensionName: 'authority',
    beforeSync: async ({ type, payload, documentName, connection, context }) => {
      if (type !== messageYjsSyncStep2 && type !== messageYjsUpdate) return;
      const document = openDocument(documentName);
      const { collaborator } = context;
      if (document === undefined || collaborator === undefined) {
        throw new CloseReason('storage', 'This project is being loaded anew.');
      }
      // Whoever was let in just before a document was migrated brings a copy of the old form.
      if (context.copyEpoch !== undefined && context.copyEpoch !== document.epoch) {
        throw new CloseReason('epoch', 'This project was brought to a newer form since your copy was made.');
      }
      try {
        await tellWhenLate(document.submit(payload, collaborator, { source: 'connection', connection }));
      } catch (error) {
        if (error instanceof CloseReason && error.reason.startsWith('refused:')) onRefused(context, error);
        throw error;
      }
      payload.fill(0);
    },
  };
}
