import { randomUUID } from 'node:crypto';
import type { Sql } from '@dailies/migrations';
import { ProjectId, UserId } from '@dailies/shared/ids';
import type { Person } from '../load/LoadOrder.ts';

/** Accounts with a session each, and the projects they work in. */
export class Crew {
  readonly people: readonly Person[];
  readonly #sql: Sql;

  private constructor(sql: Sql, people: readonly Person[]) {
    this.#sql = sql;
    this.people = people;
  }

  static async hire(sql: Sql, size: number): Promise<Crew> {
    const people = Array.from({ length: size }, (_, place) => ({
      user: UserId.parse(`artist-${place}`),
      token: randomUUID().replaceAll('-', ''),
    }));
    await sql`INSERT INTO "user" ${sql(people.map(({ user }) => ({ id: user, name: user, email: `${user}@example.org` })))}`;
    const expires_at = new Date(Date.now() + 86_400_000);
    await sql`INSERT INTO session ${sql(people.map(({ user, token }) => ({ id: randomUUID(), user_id: user, token, expires_at })))}`;
    return new Crew(sql, people);
  }

  /** A new project of these people, all of them artists in it. */
  async project(people: readonly Person[]): Promise<ProjectId> {
    const project = ProjectId.parse(randomUUID());
    const [first] = people;
    if (first === undefined) throw new Error('A project needs somebody.');
    await this.#sql`INSERT INTO projects (id, name, created_by) VALUES (${project}, 'Bench', ${first.user})`;
    const members = people.map(({ user }) => ({ project_id: project, user_id: user, role: 'artist' }));
    await this.#sql`INSERT INTO members ${this.#sql(members)}`;
    return project;
  }
}
