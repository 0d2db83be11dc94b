export { checkBlend } from './checkBlend.ts';
export { readOutline } from './readOutline.ts';
