import type { StorageKind } from '@dailies/shared/http';

/** As people call what takes room. */
export const STORAGE_WORDS: Readonly<Record<StorageKind, string>> = {
  takes: 'Takes',
  pictures: 'Pictures',
  videos: 'Videos',
  sounds: 'Sounds',
  other: 'Scenes, fonts and other files',
  derivatives: 'Posters, filmstrips and proxies',
};
