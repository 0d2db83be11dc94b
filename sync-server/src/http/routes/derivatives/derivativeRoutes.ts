import { DailiesError } from '@dailies/shared/errors';
import { Derivatives, DerivativesList, DerivativesQuery } from '@dailies/shared/http';
import { DerivativeKind, Sha256 } from '@dailies/shared/media';
import { createRoute, z } from '@hono/zod-openapi';
import { readDerivatives, readyDerivative } from '../../../actions/derivatives/readDerivatives.ts';
import { fileFor } from '../../../actions/media/fileFor.ts';
import { readableMedia } from '../../../actions/media/readableMedia.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, fileAnswer, jsonAnswer } from '../../openapi/answers.ts';
import { sendFile } from '../media/sendFile.ts';
import { FromStore, sentOn } from '../media/sentOn.ts';

const FileParams = z.object({ sha256: Sha256 });
const OneParams = FileParams.extend({ kind: DerivativeKind, version: z.coerce.number().int().min(1) });

/** What is made of a file beside it: posters, a filmstrip, a proxy, a waveform. To whoever may see the file. */
export function derivativeRoutes(services: Services) {
  const { db, store } = services;
  const ofFile = createRoute({
    method: 'get',
    path: '/media/{sha256}/derivatives',
    tags: ['Media'],
    summary: 'What is made of a file, how far it is, and where it is',
    middleware: signedIn(services),
    request: { params: FileParams },
    responses: {
      200: jsonAnswer('Everything that is made of a file of this kind.', Derivatives),
      default: failing('not-found'),
    },
  });

  const ofMany = createRoute({
    method: 'get',
    path: '/derivatives',
    tags: ['Media'],
    summary: 'What is made of several files at once',
    middleware: signedIn(services),
    request: { query: DerivativesQuery },
    responses: {
      200: jsonAnswer('Of the files asked for those that you may see.', DerivativesList),
      default: failing('invalid-input'),
    },
  });

  const read = createRoute({
    method: 'get',
    path: '/media/{sha256}/derivatives/{kind}/{version}',
    tags: ['Media'],
    summary: 'One derivative; what is at an address never changes. Takes Range and If-None-Match',
    middleware: signedIn(services),
    request: { params: OneParams, query: FromStore },
    responses: {
      200: fileAnswer('The file.'),
      302: { description: 'Its address in the store, where that was asked for.' },
      206: fileAnswer('The bytes asked for.'),
      304: { description: 'The one that you have is good.' },
      416: { description: 'The file has no such bytes.' },
      default: failing('not-found'),
    },
  });

  return createApi()
    .openapi(ofFile, async (c) => {
      const { sha256 } = c.req.valid('param');
      await fileFor(db, c.var.user.id, sha256);
      const [found] = await readDerivatives(db, [sha256]);
      return c.json(found ?? { sha256, derivatives: [] }, 200);
    })
    .openapi(ofMany, async (c) => {
      const wanted = [...new Set(c.req.valid('query').media)];
      const readable = await readableMedia(db, c.var.user.id, wanted);
      const items = await readDerivatives(
        db,
        wanted.filter((sha256) => readable.has(sha256)),
      );
      return c.json({ items }, 200);
    })
    .openapi(read, async (c) => {
      const { sha256, kind, version } = c.req.valid('param');
      await fileFor(db, c.var.user.id, sha256);
      const blob = await readyDerivative(db, sha256, kind, version);
      if (blob === undefined) {
        throw new DailiesError(
          'not-found',
          `There is no ${kind} of this file yet; see what is made of it, and ask again.`,
        );
      }
      return (await sentOn(c, store, blob, c.req.valid('query'))) ?? sendFile(c, store, blob);
    });
}
