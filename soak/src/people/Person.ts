import { DailiesError } from '@dailies/shared/errors';
import { type ProjectId, UserId } from '@dailies/shared/ids';
import { ProjectId as ProjectIdSchema } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import { z } from 'zod';

const PASSWORD = 'correct horse battery';

const Token = z.object({ access_token: z.string() });
const Me = z.object({ id: UserId });
const Created = z.object({ id: ProjectIdSchema });
const Invitation = z.object({ secret: z.string() });

/** Somebody with an account, who calls the API with a bearer token. */
export class Person {
  readonly name: string;
  readonly id: UserId;
  readonly token: string;
  readonly #origin: string;

  private constructor(origin: string, name: string, id: UserId, token: string) {
    this.#origin = origin;
    this.name = name;
    this.id = id;
    this.token = token;
  }

  /** Makes the account; `invitation` is the secret of an invitation link. */
  static async signUp(origin: string, name: string, invitation?: string): Promise<Person> {
    const email = `${name.toLowerCase()}@example.org`;
    const invited = invitation === undefined ? {} : { invitation };
    await call(origin, '', 'POST', '/api/auth/sign-up/email', { name, email, password: PASSWORD, ...invited });
    const credentials = { email, password: PASSWORD };
    const { access_token: token } = Token.parse(await call(origin, '', 'POST', '/api/v1/auth/token', credentials));
    const { id } = Me.parse(await call(origin, token, 'GET', '/api/v1/me'));
    return new Person(origin, name, id, token);
  }

  async createProject(name: string): Promise<ProjectId> {
    return Created.parse(await call(this.#origin, this.token, 'POST', '/api/v1/projects', { name })).id;
  }

  /** A new invitation's secret. */
  async invite(project: ProjectId, role: Role): Promise<string> {
    const path = `/api/v1/projects/${project}/invites`;
    return Invitation.parse(await call(this.#origin, this.token, 'POST', path, { role })).secret;
  }

  /** Calls a route of the API under this person's name. Throws where it is not answered with a success. */
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    return call(this.#origin, this.token, method, `/api/v1${path}`, body);
  }

  /** Joins a project by an invitation's secret. */
  async join(secret: string): Promise<void> {
    await call(this.#origin, this.token, 'POST', `/api/v1/invites/${secret}`);
  }
}

async function call(origin: string, token: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(origin + path, {
    method,
    headers: {
      origin,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new DailiesError('internal', `${method} ${path} was answered with ${response.status}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
}
