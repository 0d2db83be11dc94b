import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { DailiesError } from '@dailies/shared/errors';
import type { FileRecipe } from '@dailies/shared/embedding';
import type { PipelineRunner } from '@dailies/shared/runs';
import type { Logger } from 'pino';
import { AtMost } from '../media/AtMost.ts';
import type { UploadSpool } from '../media/spool/UploadSpool.ts';
import { claimOf } from './claimOf.ts';
import { Signed, type ToSign } from './Signing.ts';
import { readSigningIdentity, type SigningFiles, type SigningIdentity } from './SigningIdentity.ts';

const CHILD = new URL('child.ts', import.meta.url);

/** A film of many gigabytes is read three times. */
const PATIENCE_MS = 10 * 60_000;
const AT_ONCE = 2;
const FILE_MAX_BYTES = 64 * 1_024 ** 3;

/** What the library signs. A WebM it does not. */
const SIGNED_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/tiff',
  'video/mp4',
  'video/quicktime',
  'audio/wav',
  'audio/mpeg',
  'audio/flac',
  'audio/mp4',
]);

/** A picture of one pixel, signed once at the start. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

type Content = AsyncIterable<Uint8Array>;

export interface FileToSign {
  readonly content: Content;
  /** The file as it was made, asked for only where it came with credentials of its own. */
  readonly made: () => Promise<Content>;
  readonly recipe: FileRecipe;
  readonly executor: PipelineRunner['executor'] | null;
  readonly mediaType: string;
}

interface Parts {
  readonly spool: UploadSpool;
  readonly log: Logger;
  readonly nowMs: number;
  /** Of Dailies: what says so in every file. */
  readonly version: string;
}

function inChild(message: ToSign): Promise<Signed> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: {}, execArgv: [] });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.once('message', (raw) => {
      const signed = Signed.safeParse(raw);
      if (signed.success) resolve(signed.data);
      else reject(signed.error);
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve({ state: 'refused', message: 'The process that signs ended before its time.' });
    });
    child.send(message, () => {});
  });
}

/**
 * Signs takes' files on their way out (C2PA Content Credentials), each in a process of its own, since it
 * is native code that reads foreign bytes and keeps whatever process loads it from ending.
 */
export class ContentCredentials {
  readonly #identity: SigningIdentity;
  readonly #spool: UploadSpool;
  readonly #log: Logger;
  readonly #version: string;
  readonly #turns = new AtMost(AT_ONCE);

  private constructor(identity: SigningIdentity, { spool, log, version }: Parts) {
    this.#identity = identity;
    this.#spool = spool;
    this.#log = log;
    this.#version = version;
  }

  /** Signs something once, so that what cannot sign does not start. Throws `invalid-input` with one sentence. */
  static async open(files: SigningFiles, parts: Parts): Promise<ContentCredentials> {
    const credentials = new ContentCredentials(await readSigningIdentity(files, parts.nowMs), parts);
    const [from, to] = [newName(), newName()];
    const { spool } = parts;
    try {
      await spool.write(from, 0, once(PIXEL), PIXEL.length);
      const manifest = { claim_generator_info: [{ name: 'Dailies' }], assertions: [] };
      const tried = await credentials.#sign({ from, to, mediaType: 'image/png', manifest, made: null });
      if (tried.state === 'missing') {
        throw new DailiesError(
          'invalid-input',
          `C2PA_CERTIFICATE is set, and @contentauth/c2pa-node, which signs, is not installed or not made for this machine (${process.platform} ${process.arch}): run npm ci on 64-bit Linux, or leave C2PA_CERTIFICATE and C2PA_PRIVATE_KEY out.`,
        );
      }
      if (tried.state !== 'signed') {
        const why = tried.state === 'refused' ? tried.message : 'a picture of one pixel carries credentials';
        throw new DailiesError(
          'invalid-input',
          `Nothing can be signed with C2PA_CERTIFICATE (${files.certificateFile}): ${why}; the certificate must be for signing (key usage digitalSignature, extended key usage emailProtection or documentSigning) and not its own issuer.`,
        );
      }
    } finally {
      await Promise.all([from, to].map((name) => spool.remove(name)));
    }
    return credentials;
  }

  /** Whether files of this kind can be signed at all. */
  signs(mediaType: string): boolean {
    return SIGNED_TYPES.has(mediaType);
  }

  /**
   * The file signed: its name in the spool, to be read once. null for a file that the library does not
   * sign, which is logged: whoever needs the file gets it without.
   */
  async signed({ content, made, recipe, executor, mediaType }: FileToSign): Promise<string | null> {
    const [from, to, madeName] = [newName(), newName(), newName()];
    const claim = { recipe, executor, version: this.#version };
    try {
      await this.#spool.write(from, 0, content, FILE_MAX_BYTES);
      let signed = await this.#sign({ from, to, mediaType, manifest: claimOf(claim, false), made: null });
      if (signed.state === 'carries') {
        await this.#spool.write(madeName, 0, await made(), FILE_MAX_BYTES);
        signed = await this.#sign({ from, to, mediaType, manifest: claimOf(claim, true), made: madeName });
      }
      if (signed.state === 'signed') return to;
      this.#log.warn({ take: recipe.take, mediaType, ...signed }, 'a file was given out without Content Credentials');
      await this.#spool.remove(to);
      return null;
    } finally {
      await Promise.all([from, madeName].map((name) => this.#spool.remove(name)));
    }
  }

  #sign(given: { from: string; to: string; made: string | null } & Pick<ToSign, 'mediaType' | 'manifest'>) {
    const { from, to, made, mediaType, manifest } = given;
    const message: ToSign = {
      path: this.#spool.pathOf(from),
      to: this.#spool.pathOf(to),
      made: made === null ? null : this.#spool.pathOf(made),
      mediaType,
      manifest,
      identity: this.#identity,
    };
    return this.#turns.run(() => inChild(message));
  }
}

const newName = (): string => `sign-${randomBytes(16).toString('hex')}`;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
