export { makePoster, type Poster } from './makePoster.ts';
