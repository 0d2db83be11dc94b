import { addressOf, ApiProblem, DailiesClient } from '@dailies/api-client';
import type { Environment } from './env.ts';
import { readLogin } from './login.ts';

/** The client of whoever is signed in: by the environment, else by `dailies login`. Throws a sentence where nobody is. */
export async function connect(environment: Environment): Promise<DailiesClient> {
  const kept = await readLogin(environment);
  const url = environment.url ?? kept?.url;
  if (url === undefined)
    throw notSignedIn('Nobody is signed in; sign in with "dailies login URL", or set DAILIES_URL and DAILIES_TOKEN.');
  // A token is shown to no installation but its own.
  const own = kept !== null && addressOf(url) === kept.url ? kept.token : undefined;
  const token = environment.token ?? own;
  if (token === undefined)
    throw notSignedIn(
      `Nobody is signed in at ${addressOf(url)}; sign in with "dailies login ${addressOf(url)}", or set DAILIES_TOKEN.`,
    );
  return new DailiesClient(url, token);
}

const notSignedIn = (sentence: string): ApiProblem => new ApiProblem('unauthenticated', sentence, 0);
