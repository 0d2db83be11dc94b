import { DailiesError } from '@dailies/shared/errors';
import type { ProviderSignIn } from '@dailies/shared/farm';
import { signJwt } from './signJwt.ts';

const HIDDEN = '…';
/** Shorter texts are no secrets, and would be found everywhere. */
const SECRET_CHARACTERS = 4;
/** A JSON Web Token, wherever it stands. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** Signs requests to a provider in, and keeps the credential out of whatever is said of them. */
export class SignIn {
  readonly #origin: string;
  readonly #kind: ProviderSignIn;
  readonly #credential: string | null;
  readonly #keys: readonly [string, string];

  /** Throws `invalid-input` for a credential that is none of its kind. */
  constructor(url: string, kind: ProviderSignIn, credential: string | null) {
    this.#origin = new URL(url).origin;
    this.#kind = kind;
    this.#credential = credential;
    // What no header can hold would be told in the error of whoever tries.
    if (credential !== null && !/^[\x21-\x7e]+$/.test(credential)) {
      throw new DailiesError(
        'invalid-input',
        'The credential has a space, a line break or another character in it that no credential has; enter it again.',
      );
    }
    const [, accessKey = '', secretKey = ''] = /^([^:]+):(.+)$/.exec(credential ?? '') ?? [];
    this.#keys = [accessKey, secretKey];
    if (kind.kind === 'jwt' && secretKey === '') {
      throw new DailiesError(
        'invalid-input',
        'The credential must be the access key, a colon and the secret key; enter it so on the page of backends.',
      );
    }
  }

  /** The address and headers of a request, with the credential if it goes to the provider's own host and nowhere else. */
  sign(address: URL): { readonly address: URL; readonly headers: Readonly<Record<string, string>> } {
    const credential = this.#credential;
    if (credential === null || address.origin !== this.#origin) return { address, headers: {} };
    switch (this.#kind.kind) {
      case 'header': {
        const { header, scheme } = this.#kind;
        return { address, headers: { [header]: scheme === '' ? credential : `${scheme} ${credential}` } };
      }
      case 'query': {
        const signed = new URL(address);
        signed.searchParams.set(this.#kind.name, credential);
        return { address: signed, headers: {} };
      }
      case 'jwt': {
        const token = signJwt(...this.#keys, Math.floor(Date.now() / 1_000));
        return { address, headers: { authorization: `Bearer ${token}` } };
      }
    }
  }

  /** A text of the provider's without the credential, which some repeat in their errors. */
  readonly hide = (text: string): string => {
    const secrets = [this.#credential ?? '', ...(this.#kind.kind === 'jwt' ? this.#keys : [])];
    return secrets
      .flatMap((secret) => [secret, encodeURIComponent(secret)])
      .filter((secret) => secret.length >= SECRET_CHARACTERS)
      .reduce((left, secret) => left.replaceAll(secret, HIDDEN), text.replace(TOKEN, HIDDEN));
  };
}
