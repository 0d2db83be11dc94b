import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Whom the provider knows. */
export interface TestIdentity {
  readonly sub: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
}

const CLIENT_ID = 'dailies';
const CLIENT_SECRET = 'a secret between the two of them';

/** A real OpenID Connect provider on this machine, where `current` is signed in already. */
export class TestIdentityProvider {
  readonly issuer: string;
  readonly clientId = CLIENT_ID;
  readonly clientSecret = CLIENT_SECRET;
  /** Whom the next browser that comes by belongs to. */
  current: TestIdentity | null = null;
  readonly #server: Server;
  readonly #known = new Map<string, TestIdentity>();

  private constructor(server: Server, issuer: string) {
    this.#server = server;
    this.issuer = issuer;
  }

  /** `origins` are the installations that may use it. `port` 0: any. */
  static async start(origins: readonly string[], port = 0): Promise<TestIdentityProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
    const address = server.address();
    if (!isAddress(address)) throw new Error('The identity provider has no port.');
    const test = new TestIdentityProvider(server, `http://127.0.0.1:${address.port}`);
    const provider = test.#provider(origins);
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response);
      const { current } = test;
      const result =
        current === null
          ? { error: 'access_denied', error_description: 'Nobody.' }
          : { login: { accountId: current.sub } };
      if (current !== null) test.#known.set(current.sub, current);
      return void provider.interactionFinished(request, response, result);
    });
    return test;
  }

  #provider(origins: readonly string[]): Provider {
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          redirect_uris: origins.map((origin) => `${origin}/api/auth/callback/oidc`),
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      cookies: { keys: ['a key for tests'] },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => {
        const identity = this.#known.get(sub);
        if (identity === undefined) return undefined;
        const { email, emailVerified, name } = identity;
        return { accountId: sub, claims: () => ({ sub, email, email_verified: emailVerified, name }) };
      },
      // Everybody has agreed already that Dailies may know who they are.
      loadExistingGrant: async ({ oidc }) => {
        const { client, session, provider } = oidc;
        const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;
