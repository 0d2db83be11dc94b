export { type ByteSource, type Segment, segmentBytes } from './ByteSource.ts';
export { type Carried, embedRecipe, readCarried } from './embed.ts';
export { FileRecipe, writeFileRecipe } from './FileRecipe.ts';
