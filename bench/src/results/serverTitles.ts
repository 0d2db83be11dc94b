/** Ours first, as everywhere. */
export const SERVER_TITLES = {
  'dailies': 'Dailies (PostgreSQL)',
  'hocuspocus': 'Hocuspocus 4.7, no storage',
  'y-websocket': 'y-websocket, no storage',
} as const;
