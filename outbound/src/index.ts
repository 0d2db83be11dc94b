export { guardFetch } from './guardFetch.ts';
export { OutboundRules } from './OutboundRules.ts';
