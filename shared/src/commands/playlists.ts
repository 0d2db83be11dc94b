import * as Y from 'yjs';
import { z } from 'zod';
import { PlaylistRecord, readPlaylists, recordsOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { PlaylistId } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

const roles = ROOT_WRITERS.playlists;

/** Makes a playlist, or changes its name and takes: its maker, or a director. */
export const putPlaylist = defineCommand({
  name: 'putPlaylist',
  label: 'Change playlist',
  args: PlaylistRecord.omit({ by: true }).extend({ id: PlaylistId }),
  roles,
  undoable: false,
  check: (doc, { id }, { actor, role }) => {
    const present = readPlaylists(doc).find((playlist) => playlist.id === id);
    return present === undefined || present.by === actor || role === 'director'
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
    const present = readPlaylists(doc).find((playlist) => playlist.id === id);
    if (present === undefined) return refuse('not-found', 'That playlist is gone.', 'N4');
    return present.by === actor || role === 'director'
      ? ok(null)
      : refuse('forbidden', 'Only its maker or a director deletes a playlist.', 'A4');
  },
  apply: (doc, { id }) => {
    recordsOf(doc, 'playlists').delete(id);
  },
});
