import type { OidcEnvironment } from '@dailies/shared/environment';
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { z } from 'zod';

/** better-auth's name for the one identity provider of an installation; part of its redirect address. */
export const OIDC_PROVIDER = 'oidc';

const ASK_WITHIN_MS = 10_000;

/** What we take from an id token or from the provider's user info. */
const Claims = z.object({
  sub: z.string().min(1),
  email: z.email().optional().catch(undefined),
  email_verified: z.unknown().optional(),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
});

type Claims = z.infer<typeof Claims>;

const nameOf = (claims: Claims): string => {
  const name = claims.name ?? claims.preferred_username ?? claims.email?.split('@')[0] ?? '';
  return name.trim().slice(0, 80);
};

const discoveryUrlOf = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/**
 * The provider as better-auth takes it. Discovery, PKCE (S256), `state`, the `nonce` and the id
 * token's signature, issuer and audience are better-auth's work; that there is an id token, that
 * the user info is about the same person, and that an address counts as verified only where the
 * provider says `true`, is ours.
 */
export function oidcProvider({ issuer, clientId, clientSecret, name }: OidcEnvironment): GenericOAuthConfig {
  return {
    providerId: OIDC_PROVIDER,
    name,
    discoveryUrl: discoveryUrlOf(issuer),
    requireIdTokenVerification: true,
    clientId,
    // What the standard says a client does that was registered without saying.
    ...(clientSecret === null
      ? { tokenEndpointAuth: { method: 'none' as const } }
      : { clientSecret, tokenEndpointAuth: { method: 'client_secret_basic' as const } }),
    pkce: true,
    scopes: ['openid', 'email', 'profile'],
    getUserInfo: async ({ idToken, accessToken }) => {
      if (idToken === undefined) return null;
      const identity = Claims.parse(payloadOf(idToken));
      const claims = identity.email === undefined ? await askUserInfo(issuer, accessToken).catch(() => null) : identity;
      if (claims?.sub !== identity.sub) return null;
      return {
        id: identity.sub,
        sub: identity.sub,
        email: claims.email ?? null,
        emailVerified: claims.email_verified === true,
        name: nameOf(claims),
      };
    },
  };
}

/** What a token says. Its signature has been checked before. */
function payloadOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

const Discovered = z.object({ userinfo_endpoint: z.url() });

/** Many providers say the address only here. Null where they say nothing of use. */
async function askUserInfo(issuer: string, accessToken: string | undefined): Promise<Claims | null> {
  if (accessToken === undefined) return null;
  const ask = async (url: string, headers: Record<string, string>): Promise<unknown> =>
    (await fetch(url, { headers, signal: AbortSignal.timeout(ASK_WITHIN_MS) })).json();
  const { userinfo_endpoint: url } = Discovered.parse(await ask(discoveryUrlOf(issuer), {}));
  return Claims.parse(await ask(url, { authorization: `Bearer ${accessToken}` }));
}
