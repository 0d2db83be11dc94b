export { FolderStore } from './FolderStore.ts';
export type { BlobContent, ByteRange, ListOptions, MediaStore, PutOptions, StoredBlob } from './MediaStore.ts';
export { openMediaStore } from './openMediaStore.ts';
