export { collectAndRecord } from './collectAndRecord.ts';
export { type Collecting, type Collection, collectMedia } from './collectMedia.ts';
export { MEDIA_LOCK } from './mediaLock.ts';
