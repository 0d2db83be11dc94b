import { DailiesError } from '@dailies/shared/errors';
import { LARGEST_BROUGHT_BYTES } from '@dailies/shared/media';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../../AppEnv.ts';

/** The version of the protocol that is spoken here (https://tus.io/protocols/resumable-upload). */
const VERSION = '1.0.0';

export const TUS_OPTIONS = {
  'tus-resumable': VERSION,
  'tus-version': VERSION,
  'tus-extension': 'creation,expiration,termination',
  'tus-max-size': String(LARGEST_BROUGHT_BYTES),
} as const;

/** Answers in the protocol's version, and asks that a change is made in it. */
export const speaksTus: MiddlewareHandler<AppEnv> = async (c, next) => {
  const isChange = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  if (isChange && c.req.header('tus-resumable') !== VERSION) {
    return c.body(null, 412, { 'tus-version': VERSION });
  }
  await next();
  c.header('tus-resumable', VERSION);
  return undefined;
};

const NAME_AT_MOST = 200;

/** A whole number of a header; throws `invalid-input` for anything else. */
export function bytesOfHeader(name: string, text: string | undefined): number {
  const bytes = /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (Number.isNaN(bytes)) throw new DailiesError('invalid-input', `${name} has to be a whole number of bytes.`);
  return bytes;
}

/** The file's name in `Upload-Metadata` (`filename <base64>, …`); other keys are nobody's here. */
export function nameOfMetadata(metadata: string | undefined): string {
  for (const pair of metadata?.split(',') ?? []) {
    const [key, value = ''] = pair.trim().split(' ', 2);
    if (key !== 'filename' && key !== 'name') continue;
    const name = Buffer.from(value, 'base64')
      .toString('utf8')
      .replaceAll('\0', '')
      .slice(0, NAME_AT_MOST)
      .toWellFormed();
    if (name !== '') return name;
  }
  return 'file';
}
