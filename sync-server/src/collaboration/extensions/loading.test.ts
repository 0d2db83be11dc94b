import { MessageType } from '@hocuspocus/server';
import { documentName, newDocument } from '@dailies/shared/document';
import { ProjectId } from '@dailies/shared/ids';
import * as encoding from 'lib0/encoding';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import type { Doc } from 'yjs';
import { LeanHocuspocus } from '../LeanHocuspocus.ts';
import type { OpenDocument } from '../OpenDocument.ts';
import { loading } from './loading.ts';

const NAME = documentName(ProjectId.parse('p-loading-00001'));
const OPEN = 1;

/** A browser's first message: its name for the document, and a token. */
function introduction(): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, NAME);
  encoding.writeVarUint(encoder, Number(MessageType.Auth));
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, 'token');
  return encoding.toUint8Array(encoder);
}

/** Lets somebody in to a document; answers what they are told, as text. `standsFor` is the document that counts. */
async function letIn(standsFor: (served: Doc) => Doc): Promise<() => string> {
  let served = newDocument();
  const document = (): OpenDocument => ({ live: standsFor(served), isDirty: false }) as OpenDocument;
  const hocuspocus = new LeanHocuspocus(
    {
      quiet: true,
      extensions: [
        loading({
          open: async (_project, live) => {
            served = live;
            return document();
          },
          openDocument: document,
          closed: async () => {},
        }),
      ],
    },
    pino({ level: 'silent' }),
  );
  const said: Buffer[] = [];
  const socket = {
    readyState: OPEN,
    send: (data: Uint8Array | ArrayBuffer | string | Blob) => {
      if (data instanceof Uint8Array) said.push(Buffer.from(data));
    },
    close: () => {},
  };
  hocuspocus.handleConnection(socket, new Request('http://localhost/collab')).handleMessage(introduction());
  await vi.waitFor(() => expect(said).not.toHaveLength(0));
  return () => Buffer.concat(said).toString();
}

it('sends away whoever was let in to a document in whose place another one stands', async () => {
  const another = newDocument();
  const said = await letIn(() => another);
  await vi.waitFor(() => expect(said()).toContain('storage: This project is being loaded anew.'));
});

it('lets everybody else stay', async () => {
  const said = await letIn((served) => served);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(said()).not.toContain('storage');
});
