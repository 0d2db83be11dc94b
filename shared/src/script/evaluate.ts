import type { Expression, ScriptValue } from './expression.ts';
import { Fault } from './Fault.ts';
import { bounded, callFunction } from './functions.ts';

/** What names stand for. A name that a script may use and that has nothing yet is undefined. */
export type Scope = ReadonlyMap<string, ScriptValue | undefined>;

function flagOf(value: ScriptValue, column: number): boolean {
  if (typeof value !== 'boolean') throw new Fault(column, 'yes or no is needed here.');
  return value;
}

function numberOf(value: ScriptValue, column: number): number {
  if (typeof value !== 'number') throw new Fault(column, 'a number is needed here.');
  return value;
}

function compared(sign: string, left: ScriptValue, right: ScriptValue, column: number): boolean {
  if (typeof left !== typeof right) throw new Fault(column, `"${sign}" compares two of a kind.`);
  if (sign === '=' || sign === '==') return left === right;
  if (sign === '!=' || sign === '<>') return left !== right;
  if (typeof left === 'boolean') throw new Fault(column, `"${sign}" compares numbers or texts.`);
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  return sign === '>' ? left > right : left >= right;
}

function calculated(sign: string, left: number, right: number, column: number): number {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      if (right === 0) throw new Fault(column, 'nothing is divided by zero.');
      // The rest has the sign of the divisor, so that a turn of -30 degrees by 360 is 330.
      return sign === '/' ? left / right : left - right * Math.floor(left / right);
  }
}

function pair(expression: Extract<Expression, { kind: 'pair' }>, scope: Scope): ScriptValue {
  const { sign, column } = expression;
  const left = valueOf(expression.left, scope);
  if (sign === 'and' || sign === 'or') {
    // What the first one decides, the second one does not have to be valid for.
    if (flagOf(left, expression.left.column) === (sign === 'or')) return sign === 'or';
    return flagOf(valueOf(expression.right, scope), expression.right.column);
  }
  const right = valueOf(expression.right, scope);
  if (['=', '==', '!=', '<>', '<', '<=', '>', '>='].includes(sign)) return compared(sign, left, right, column);
  if (sign === '+' && typeof left === 'string' && typeof right === 'string') return bounded(left + right, column);
  return calculated(sign, numberOf(left, expression.left.column), numberOf(right, expression.right.column), column);
}

function call({ name, given, column }: Extract<Expression, { kind: 'call' }>, scope: Scope): ScriptValue {
  const [first, yes, no] = given;
  if (name === 'if' && first !== undefined && yes !== undefined && no !== undefined) {
    return valueOf(flagOf(valueOf(first, scope), first.column) ? yes : no, scope);
  }
  return callFunction(name, {
    values: given.map((one) => valueOf(one, scope)),
    columns: given.map((one) => one.column),
    column,
  });
}

function named({ name, column }: Extract<Expression, { kind: 'name' }>, scope: Scope): ScriptValue {
  if (!scope.has(name)) throw new Fault(column, `there is nothing called "${name}".`);
  const value = scope.get(name);
  if (value === undefined) throw new Fault(column, `nothing is connected to "${name}".`);
  return value;
}

function calculate(expression: Expression, scope: Scope): ScriptValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return named(expression, scope);
    case 'not':
      return !flagOf(valueOf(expression.of, scope), expression.of.column);
    case 'minus':
      return -numberOf(valueOf(expression.of, scope), expression.of.column);
    case 'pair':
      return pair(expression, scope);
    case 'call':
      return call(expression, scope);
  }
}

/** What an expression comes to. Throws a `Fault`; every part is worked out once at most. */
export function valueOf(expression: Expression, scope: Scope): ScriptValue {
  const value = calculate(expression, scope);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Fault(expression.column, 'this is larger than a number can be.');
  }
  // No zero with a sign: it would be another recipe.
  return value === 0 ? 0 : value;
}
