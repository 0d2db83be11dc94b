export { type CopiedMedia, copyMedia } from './copyMedia.ts';
export { FolderStore } from './FolderStore.ts';
export type { DownloadLink, MediaLinks, PagesAllowed, UploadPart } from './MediaLinks.ts';
export type { BlobContent, ByteRange, ListOptions, MediaStore, PutOptions } from './MediaStore.ts';
export type { StoredBlob } from './StoredBlob.ts';
export { openMediaStore } from './openMediaStore.ts';
