export type { ScriptValue } from './expression.ts';
export { runScript } from './runScript.ts';
export { LONGEST_SCRIPT } from './tokens.ts';
