import { ok, refuse, type Result } from '../errors/index.ts';
import { type Scope, valueOf } from './evaluate.ts';
import type { ScriptValue } from './expression.ts';
import { Fault } from './Fault.ts';
import { parseScript } from './parse.ts';

/**
 * What a script comes to, over what its names stand for. [P22] It always ends: there are no loops and no
 * calls of its own, and its length, its depth and the texts that it makes are bounded. What is wrong is
 * refused with its column in one sentence, never thrown.
 */
export function runScript(source: string, scope: Scope): Result<ScriptValue> {
  try {
    return ok(valueOf(parseScript(source), scope));
  } catch (error) {
    if (error instanceof Fault) return refuse('invalid-graph', error.sentence, 'P22');
    throw error;
  }
}
