import type { Member } from '@dailies/shared/http';

const SHOWN_AT_MOST = 8;

/** The members whom the words after an `@` may mean: of whom a name, or one of its parts, begins so. Oneself comes last. */
export function peopleFor(members: readonly Member[], words: string, me: string): readonly Member[] {
  const wanted = words.toLowerCase();
  const isMeant = ({ user }: Member): boolean => {
    const name = user.name.toLowerCase();
    return name.startsWith(wanted) || (wanted !== '' && name.split(/\s+/).some((part) => part.startsWith(wanted)));
  };
  const place = ({ user }: Member): number => (user.id === me ? 1 : 0);
  return members
    .filter(isMeant)
    .sort((a, b) => place(a) - place(b) || a.user.name.localeCompare(b.user.name))
    .slice(0, SHOWN_AT_MOST);
}
