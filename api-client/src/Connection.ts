import createClient, { type Client } from 'openapi-fetch';
import { ApiProblem } from './ApiProblem.ts';
import type { paths } from './schema.ts';
import { steadyFetch } from './steadyFetch.ts';

/** Routes that take a key so that what they make is made once. */
type KeyedPath = {
  [Path in keyof paths]: paths[Path] extends { post: { parameters: { header?: infer Header } } }
    ? [NonNullable<Header>] extends [never]
      ? never
      : 'idempotency-key' extends keyof NonNullable<Header>
        ? Path
        : never
    : never;
}[keyof paths];

/** All of them: a new one of the API has to be named here before this compiles. */
const KEYED = {
  '/me/tokens': true,
  '/projects': true,
  '/projects/import': true,
  '/pipelines/{pipeline}/{version}/test': true,
  '/farm/runs/{run}/retry': true,
  '/projects/{project}/assets': true,
  '/projects/{project}/copies': true,
  '/projects/{project}/templates': true,
  '/projects/{project}/invites': true,
  '/projects/{project}/webhooks': true,
  '/assets/{asset}/versions': true,
  '/projects/{project}/commands': true,
  '/projects/{project}/requests': true,
  '/projects/{project}/requests/chain': true,
  '/projects/{project}/versions': true,
  '/projects/{project}/versions/{version}/restore': true,
  '/projects/{project}/branches': true,
  '/projects/{project}/branches/{branch}/merge': true,
} as const satisfies Record<KeyedPath, true>;

/** An installation's address, as somebody types it. Throws a sentence where it is none. */
export function addressOf(url: string): string {
  const whole = /^https?:\/\//i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(whole))
    throw new ApiProblem('invalid-input', `"${url}" is no address; one looks like https://dailies.example.org.`, 0);
  return new URL(whole).origin;
}

/** An installation and who asks. */
export class Connection {
  /** Where it is, without a path. */
  readonly url: string;
  /** Every route of the API, typed by its document. Throws `ApiProblem` on every answer but a success. */
  readonly api: Client<paths>;
  readonly #token: string | null;

  constructor(url: string, token: string | null) {
    this.url = addressOf(url);
    this.#token = token;
    this.api = createClient<paths>({ baseUrl: `${this.url}/api/v1`, fetch: steadyFetch });
    this.api.use({
      onRequest: ({ request, schemaPath }) => {
        this.#sign(request.headers);
        if (request.method === 'POST' && Object.hasOwn(KEYED, schemaPath) && !request.headers.has('idempotency-key')) {
          request.headers.set('idempotency-key', crypto.randomUUID());
        }
      },
      onResponse: async ({ response }) => {
        if (!response.ok) throw await ApiProblem.of(response);
      },
    });
  }

  /** Any address of the installation, for what is not JSON. The answer may be of any status. */
  send(path: string, init: RequestInit = {}): Promise<Response> {
    const request = new Request(`${this.url}${path}`, init);
    this.#sign(request.headers);
    return steadyFetch(request);
  }

  #sign(headers: Headers): void {
    if (this.#token !== null) headers.set('authorization', `Bearer ${this.#token}`);
  }
}

/** What a route of the API answered. */
export async function answerOf<T>(call: Promise<{ readonly data?: T; readonly response: Response }>): Promise<T> {
  const { data, response } = await call;
  if (data === undefined) throw await ApiProblem.of(response);
  return data;
}
