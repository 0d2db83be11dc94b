import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { useMembers } from '../comments/useMembers.ts';
import { peerOf } from '../following/Following.ts';
import { usePalette } from '../palette/usePalette.ts';
import { useSession } from '../session/SessionContext.tsx';

/** The project's people in the command palette: who is here is followed, of the others their shots are shown. */
export function PeopleActions() {
  const { following, me, presence, project } = useSession();
  const members = useMembers();
  const open = useOpenAddress();
  usePalette(function* actions() {
    for (const { user, role } of members) {
      if (user.id === me.id) continue;
      const isHere = peerOf(presence.peers.get(), user.id) !== undefined;
      yield {
        id: `person:${user.id}`,
        title: user.name,
        group: 'People',
        hint: `${role.charAt(0).toUpperCase()}${role.slice(1)}, ${isHere ? 'here now: follow' : 'not here: their shots'}`,
        words: 'follow person member shots of',
        person: user,
        isSearchedFor: true,
        run: () =>
          isHere
            ? following.follow(user.id, user.name)
            : open(addressOf.page(project.id, `shots?who=${encodeURIComponent(user.id)}`)),
      };
    }
  });
  return null;
}
