export { type ByteSource, type Segment, segmentBytes } from './ByteSource.ts';
export { type Carried, carriesRecipe, embedRecipe, readCarried } from './embed.ts';
export { FileRecipe, writeFileRecipe } from './FileRecipe.ts';
