import type { OidcEnvironment } from '@dailies/shared/environment';
import { DailiesError } from '@dailies/shared/errors';
import { type Auth, type AuthOptions, createAuth } from './createAuth.ts';
import { OIDC_PROVIDER, oidcProvider } from './oidcProvider.ts';

const DISCOVER_WITHIN_MS = 10_000;

const withoutSlash = (url: string): string => url.replace(/\/$/, '');

/**
 * Signing in by the installation's identity provider. The provider is asked for its addresses when
 * somebody first signs in by it, so that the server starts without it, and again after a failure.
 */
export class SignOn {
  /** What people call the provider. */
  readonly name: string;
  readonly #oidc: OidcEnvironment;
  readonly #options: Omit<AuthOptions, 'oidc'>;
  #auth: Promise<Auth> | null = null;

  constructor(oidc: OidcEnvironment, options: Omit<AuthOptions, 'oidc'>) {
    this.name = oidc.name;
    this.#oidc = oidc;
    this.#options = options;
  }

  /** better-auth that knows the provider. Throws `upstream` while the provider cannot be used. */
  async auth(): Promise<Auth> {
    this.#auth ??= this.#discover();
    try {
      return await this.#auth;
    } catch (error) {
      this.#auth = null;
      throw error;
    }
  }

  async #discover(): Promise<Auth> {
    const { issuer, name } = this.#oidc;
    const auth = createAuth({ ...this.#options, oidc: oidcProvider(this.#oidc) });
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, DISCOVER_WITHIN_MS, null);
    });
    const context = await Promise.race([auth.$context, tooLate]);
    clearTimeout(timer);
    const provider = context?.socialProviders.find(({ id }) => id === OIDC_PROVIDER);
    if (provider?.issuer === undefined) {
      throw new DailiesError(
        'upstream',
        `The identity provider (${name}) does not answer; try again in a moment, or sign in another way.`,
      );
    }
    if (withoutSlash(provider.issuer) !== withoutSlash(issuer)) {
      throw new DailiesError(
        'upstream',
        `The identity provider calls itself by another name than OIDC_ISSUER; whoever runs this installation can correct it.`,
      );
    }
    return auth;
  }
}
