export type { ScriptValue } from './expression.ts';
export { SCRIPT_FUNCTIONS } from './functions.ts';
export { runScript } from './runScript.ts';
export { LONGEST_SCRIPT } from './tokens.ts';
