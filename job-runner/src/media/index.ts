export { makePoster } from './makePoster.ts';
