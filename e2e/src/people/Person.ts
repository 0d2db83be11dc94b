import type { Role } from '@dailies/shared/people';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Somebody with an account, who calls the API with a bearer token. */
export class Person {
  readonly origin: string;
  readonly name: string;
  readonly email: string;
  readonly password = 'correct horse battery';
  token = '';

  constructor(origin: string, name: string) {
    this.origin = origin;
    this.name = name;
    this.email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  }

  /** Makes the account; `invitation` is the secret of an invitation link. */
  static async signUp(origin: string, name: string, invitation?: string): Promise<Person> {
    const person = new Person(origin, name);
    await person.#fetch('POST', '/api/auth/sign-up/email', {
      name,
      email: person.email,
      password: person.password,
      ...(invitation === undefined ? {} : { invitation }),
    });
    await person.#signIn();
    return person;
  }

  /** Somebody who has an account already. */
  static async signIn(origin: string, name: string): Promise<Person> {
    const person = new Person(origin, name);
    await person.#signIn();
    return person;
  }

  /** A program of somebody's, with a token of theirs. */
  static withToken(origin: string, name: string, token: string): Person {
    const person = new Person(origin, name);
    person.token = token;
    return person;
  }

  /** Calls `/api/v1`; throws on any status but a success. */
  async call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    return fieldsOf(await this.#fetch(method, `/api/v1${path}`, body));
  }

  async createProject(name: string): Promise<string> {
    return String((await this.call('POST', '/projects', { name }))['id']);
  }

  /** A new invitation's secret. */
  async invite(project: string, role: Role): Promise<string> {
    return String((await this.call('POST', `/projects/${project}/invites`, { role }))['secret']);
  }

  async #signIn(): Promise<void> {
    const { email, password } = this;
    const { access_token: token } = fieldsOf(await this.#fetch('POST', '/api/v1/auth/token', { email, password }));
    this.token = String(token);
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        origin: this.origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  }
}

function fieldsOf({ body }: Answer): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) throw new Error(`Not an object: ${JSON.stringify(body)}`);
  return Object.fromEntries(Object.entries(body));
}
