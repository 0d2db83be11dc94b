export { type CopiedMedia, copyMedia } from './copyMedia.ts';
export { FolderStore } from './FolderStore.ts';
export { type FollowedFile, followFile } from './hashing/followFile.ts';
export type { DownloadLink, MediaLinks, PagesAllowed, UploadPart } from './MediaLinks.ts';
export type {
  BlobContent,
  ByteRange,
  ListOptions,
  MediaStore,
  PutFileOptions,
  PutOptions,
  ReadOptions,
} from './MediaStore.ts';
export type { StoredBlob } from './StoredBlob.ts';
export { openMediaStore } from './openMediaStore.ts';
