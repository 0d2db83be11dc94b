import type { HttpBindings } from '@hono/node-server';
import type { Account } from '../auth/index.ts';

/** What requests carry from middleware to routes. `incoming` is missing where a test calls the app directly. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Set by `signedIn`. */
    user: Account;
    /** The id of the session or of the personal access token; set by `signedIn`. */
    session: string;
  };
}
