import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { DailiesError } from '@dailies/shared/errors';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets that have to be read again, encrypted at rest: AES-256-GCM under a key made of AUTH_SECRET for
 * one purpose. `v1.` and base64url of nonce, ciphertext and tag.
 */
export class SecretBox {
  readonly #key: Buffer;

  constructor(authSecret: string, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', authSecret, '', `dailies ${purpose}`, 32));
  }

  seal(secret: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${sealed.toString('base64url')}`;
  }

  /** Throws `internal` where it was sealed under another AUTH_SECRET, or was changed. */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    } catch (cause) {
      throw new DailiesError(
        'internal',
        'A secret cannot be read: it was kept under another AUTH_SECRET; make a new one.',
        { cause },
      );
    }
  }
}
