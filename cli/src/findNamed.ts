import { ApiProblem } from '@dailies/api-client';

interface Named {
  readonly id: string;
  readonly name: string;
}

const SHOWN = 5;

const plain = (text: string): string => text.trim().toLowerCase();

/**
 * The one that somebody means: by its id, by its name in any case, else by how its name alone begins.
 * Throws a sentence where there is none, or more than one. `what` is such as `project`.
 */
export function findNamed<T extends Named>(all: readonly T[], text: string, what: string): T {
  const byId = all.find(({ id }) => id === text);
  if (byId !== undefined) return byId;
  const wanted = plain(text);
  const named = all.filter(({ name }) => plain(name) === wanted);
  const found =
    named.length > 0 ? named : wanted === '' ? [] : all.filter(({ name }) => plain(name).startsWith(wanted));
  const [one, another] = found;
  if (one === undefined) {
    throw new ApiProblem(
      'not-found',
      `There is no ${what} "${text}" that you can see; name one by its id or by its name.`,
      0,
    );
  }
  if (another === undefined) return one;
  const shown = found.slice(0, SHOWN).map(({ id, name }) => `${id} (${name})`);
  throw new ApiProblem(
    'conflict',
    `"${text}" can be ${found.length} ${what}s: ${shown.join(', ')}${found.length > SHOWN ? ' …' : ''}; name it by its id.`,
    0,
  );
}
