import type { Role } from '../../people/index.ts';
import type { RootName } from '../schema/roots.ts';

/**
 * Who may write which root with their own hand (design §2): the one table that the server refuses
 * by and the client hides by. The server may write every root and stands in none of the lists.
 */
export const ROOT_WRITERS: Readonly<Record<RootName, readonly Role[]>> = {
  meta: [],
  settings: ['director', 'producer'],
  nodes: ['director', 'artist'],
  edges: ['director', 'artist'],
  drawing: ['director', 'artist'],
  picks: ['director', 'artist'],
  cut: ['director', 'artist'],
  tracking: ['director', 'producer'],
  requests: ['director', 'artist'],
  reviews: ['director', 'artist', 'producer', 'reviewer'],
  comments: ['director', 'artist', 'producer', 'reviewer'],
  playlists: ['director', 'artist', 'producer', 'reviewer'],
  runs: [],
  takes: [],
};

export const mayWrite = (role: Role, root: RootName): boolean => ROOT_WRITERS[root].includes(role);
