import { z } from 'zod';
import { Person } from '../people/Person.ts';

const Projects = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
const Takes = z.object({ items: z.array(z.object({ id: z.string(), node: z.string(), kind: z.string() })) });
type ListedTake = z.infer<typeof Takes>['items'][number];

/** Takes that the demo film asks for. */
const DEMO_TAKES = 8;
const FILM_MS = 120_000;

interface Comment {
  readonly id: string;
  readonly anchor: object;
  readonly body: string;
  readonly parent?: string;
}

/** A small crew at work on the demo film, so that pages have something to show. */
export class Crew {
  readonly project: string;
  readonly dora: Person;
  readonly arne: Person;
  readonly paul: Person;
  readonly rita: Person;
  readonly takes: readonly ListedTake[];

  private constructor(parts: Pick<Crew, 'project' | 'dora' | 'arne' | 'paul' | 'rita' | 'takes'>) {
    this.project = parts.project;
    this.dora = parts.dora;
    this.arne = parts.arne;
    this.paul = parts.paul;
    this.rita = parts.rita;
    this.takes = parts.takes;
  }

  /** Signs a director, an artist, a producer and a reviewer up, and waits until the film's first takes are made. */
  static async gather(origin: string): Promise<Crew> {
    const dora = await Person.signUp(origin, 'Dora Lind');
    const project = await filmOf(dora);
    const join = async (name: string, role: 'artist' | 'producer' | 'reviewer') =>
      Person.signUp(origin, name, await dora.invite(project, role));
    const [arne, paul, rita] = [
      await join('Arne Holt', 'artist'),
      await join('Paul Adeyemi', 'producer'),
      await join('Rita Sand', 'reviewer'),
    ];
    const takes = await takesOf(dora, project);
    const crew = new Crew({ project, dora, arne, paul, rita, takes });
    await crew.#work();
    return crew;
  }

  /** The takes of a shot of the film, the newest first. */
  takesOf(node: string): readonly ListedTake[] {
    return this.takes.filter((take) => take.node === node);
  }

  /** The newest take of a shot. Throws where there is none. */
  takeOf(node: string): string {
    const [take] = this.takesOf(node);
    if (take === undefined) throw new Error(`The film has no take of ${node}.`);
    return take.id;
  }

  /** What four people said, tracked and decided by the middle of a day. */
  async #work(): Promise<void> {
    const [coast, ines, toward] = [this.takeOf('sh010'), this.takeOf('sh020'), this.takeOf('sh050')];
    const me = async (person: Person) => String((await person.call('GET', '/me'))['id']);
    const [arne, dora] = [await me(this.arne), await me(this.dora)];
    await this.#run(this.dora, [
      comment({
        id: 'c-horizon',
        anchor: { on: 'canvas', pos: [1040, -60] },
        body: `@[Arne Holt](user:${arne}) these three read as one evening. Keep the horizon where it is.`,
      }),
      { name: 'setVerdict', args: { take: coast, verdict: 'approve' } },
      { name: 'setRating', args: { take: coast, rating: 5 } },
      { name: 'colourNodes', args: { ids: ['ines', 'tomas'], colour: 'violet' } },
    ]);
    await this.#run(this.rita, [
      comment({
        id: 'c-turn',
        anchor: { on: 'take', take: toward, frame: 30 },
        body: 'Hold on her a breath longer before she turns.',
      }),
      { name: 'setVerdict', args: { take: toward, verdict: 'changes' } },
      { name: 'setRating', args: { take: toward, rating: 3 } },
      { name: 'setVerdict', args: { take: ines, verdict: 'approve' } },
      { name: 'setRating', args: { take: ines, rating: 4 } },
    ]);
    await this.#run(this.arne, [
      comment({
        id: 'c-answer',
        anchor: { on: 'take', take: toward, frame: 30 },
        body: 'Twelve more frames at the head, then.',
        parent: 'c-turn',
      }),
    ]);
    await this.#run(this.paul, [
      { name: 'setAssignee', args: { node: 'sh020', user: arne, assigned: true } },
      { name: 'setAssignee', args: { node: 'sh050', user: arne, assigned: true } },
      { name: 'setAssignee', args: { node: 'sh040', user: dora, assigned: true } },
      { name: 'setDue', args: { node: 'sh020', due: '2031-03-04' } },
      { name: 'setDue', args: { node: 'sh050', due: '2031-03-11' } },
      { name: 'setStatus', args: { node: 'sh050', status: 'retake' } },
    ]);
  }

  async #run(person: Person, commands: readonly object[]): Promise<void> {
    await person.call('POST', `/projects/${this.project}/commands`, { commands });
  }
}

const comment = (args: Comment): object => ({ name: 'addComment', args });

/** The project that a new installation opens with. */
async function filmOf(owner: Person): Promise<string> {
  return waitFor('the demo film', async () => {
    const { items } = Projects.parse(await owner.call('GET', '/projects'));
    return items[0]?.id;
  });
}

async function takesOf(person: Person, project: string): Promise<readonly ListedTake[]> {
  return waitFor("the film's takes", async () => {
    const { items } = Takes.parse(await person.call('GET', `/projects/${project}/takes?limit=100`));
    return items.length >= DEMO_TAKES ? items : undefined;
  });
}

async function waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + FILM_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((later) => setTimeout(later, 250));
  }
}
