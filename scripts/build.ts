import { resolve } from 'node:path';
import { buildClient } from './start/buildClient.ts';

/** For images: builds the interface now instead of at the first start. */
await buildClient(resolve(import.meta.dirname, '..'), (sentence) => console.log(sentence));
