export { renderPrevisMotion } from './renderPrevisMotion.ts';
export { renderPrevisStill } from './renderPrevisStill.ts';
