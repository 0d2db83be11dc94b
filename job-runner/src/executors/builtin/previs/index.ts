export { renderPrevisMotion } from './renderPrevisMotion.ts';
export { renderPrevisStill } from './renderPrevisStill.ts';
export type { PrevisOptions, RenderedPrevis } from './rendered.ts';
