import * as Y from 'yjs';
import { z } from 'zod';
import { PlaylistRecord, recordsOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { PlaylistId } from '../ids/index.ts';
import { type CommandContext, defineCommand } from './defineCommand.ts';

const roles = ROOT_WRITERS.playlists;

const mayChange = (playlist: unknown, { actor, role }: Pick<CommandContext, 'actor' | 'role'>): boolean =>
  role === 'director' || (playlist instanceof Y.Map && playlist.get('by') === actor);

/**
 * Whether a playlist of this id was there once: somebody deleted it while this person had it open. Its
 * id stays the maker's (document-rules A4), so it is not made again.
 */
const wasDeleted = (doc: Y.Doc, id: PlaylistId): boolean => recordsOf(doc, 'playlists')._map.has(id);

/** Makes a playlist, or changes its name and takes: its maker, or a director. */
export const putPlaylist = defineCommand({
  name: 'putPlaylist',
  label: 'Change playlist',
  args: PlaylistRecord.omit({ by: true }).extend({ id: PlaylistId }),
  roles,
  undoable: false,
  check: (doc, { id }, { actor, role }) => {
    const present = recordsOf(doc, 'playlists').get(id);
    if (present === undefined)
      return wasDeleted(doc, id) ? refuse('not-found', 'That playlist is gone.', 'N4') : ok(null);
    return mayChange(present, { actor, role })
      ? ok(null)
      : refuse('forbidden', 'Only its maker or a director changes a playlist.', 'A4');
  },
  apply: (doc, { id, name, takes }, { actor }) => {
    const present = recordsOf(doc, 'playlists').get(id);
    if (!(present instanceof Y.Map)) {
      const record = new Y.Map<unknown>(Object.entries({ name, takes: [...takes], by: actor }));
      recordsOf(doc, 'playlists').set(id, record);
      return;
    }
    present.set('name', name);
    present.set('takes', [...takes]);
  },
});

export const deletePlaylist = defineCommand({
  name: 'deletePlaylist',
  label: 'Delete playlist',
  args: z.object({ id: PlaylistId }),
  roles,
  undoable: false,
  check: (doc, { id }, { actor, role }) => {
    const present = recordsOf(doc, 'playlists').get(id);
    if (present === undefined) return refuse('not-found', 'That playlist is gone.', 'N4');
    return mayChange(present, { actor, role })
      ? ok(null)
      : refuse('forbidden', 'Only its maker or a director deletes a playlist.', 'A4');
  },
  apply: (doc, { id }) => {
    recordsOf(doc, 'playlists').delete(id);
  },
});
