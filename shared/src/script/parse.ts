import type { Expression } from './expression.ts';
import { Fault } from './Fault.ts';
import { checkCall } from './functions.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Brackets and signs before a value go no deeper than this: far from the end of the stack. */
const DEEPEST = 60;

/** Signs between two values, those that bind least first. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '==', '!=', '<>', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];
const COMPARES = 2;
const WORDS = ['and', 'or', 'not'];

const saidOf = ({ kind, value }: Token): string => (kind === 'end' ? 'the script ends' : `"${value}" stands`);

/**
 * Reads tokens from left to right, by descent:
 *
 * ```
 * or ▸ and ▸ not ▸ compare ▸ plus, minus ▸ times, by, rest ▸ sign ▸ value, name, call, brackets
 * ```
 */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#level(0);
    const rest = this.#next;
    if (rest.kind !== 'end') throw new Fault(rest.column, `"${rest.value}" is too much here.`);
    return expression;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', value: '', column: 1 };
  }

  #take(): Token {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  /** Takes one of these signs or words, where one stands next. */
  #takeOf(signs: readonly string[]): Token | undefined {
    const { kind, value } = this.#next;
    return (kind === 'sign' || kind === 'name') && signs.includes(value) ? this.#take() : undefined;
  }

  #deeper(read: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new Fault(this.#next.column, `brackets go no deeper than ${DEEPEST}.`);
    const expression = read();
    this.#depth -= 1;
    return expression;
  }

  #level(level: number): Expression {
    const signs = LEVELS[level];
    if (signs === undefined) return this.#signed();
    if (level === COMPARES) {
      const not = this.#takeOf(['not']);
      if (not !== undefined) return { kind: 'not', of: this.#deeper(() => this.#level(level)), column: not.column };
    }
    let left = this.#level(level + 1);
    for (let sign = this.#takeOf(signs); sign !== undefined; sign = this.#takeOf(signs)) {
      const right = this.#level(level + 1);
      left = { kind: 'pair', sign: String(sign.value), left, right, column: sign.column };
      // Two comparisons in a row would compare a yes with a number.
      if (level === COMPARES) break;
    }
    return left;
  }

  #signed(): Expression {
    const sign = this.#takeOf(['-', '+']);
    if (sign === undefined) return this.#value();
    const of = this.#deeper(() => this.#signed());
    return sign.value === '-' ? { kind: 'minus', of, column: sign.column } : of;
  }

  #value(): Expression {
    const token = this.#take();
    const { column } = token;
    if (token.kind === 'number' || token.kind === 'text') return { kind: 'literal', value: token.value, column };
    if (token.kind === 'name' && !WORDS.includes(token.value)) return this.#named(token.value, column);
    if (token.kind === 'sign' && token.value === '(') {
      const inside = this.#deeper(() => this.#level(0));
      this.#close(column);
      return inside;
    }
    throw new Fault(column, `a value is missing; ${saidOf(token)} here.`);
  }

  #named(name: string, column: number): Expression {
    if (this.#takeOf(['(']) !== undefined) {
      const given = this.#given(column);
      checkCall(name, given.length, column);
      return { kind: 'call', name, given, column };
    }
    if (name === 'yes' || name === 'true') return { kind: 'literal', value: true, column };
    if (name === 'no' || name === 'false') return { kind: 'literal', value: false, column };
    return { kind: 'name', name, column };
  }

  /** What stands in the brackets of a call, after the first one. */
  #given(opened: number): Expression[] {
    if (this.#takeOf([')']) !== undefined) return [];
    const given = [this.#deeper(() => this.#level(0))];
    while (this.#takeOf([',']) !== undefined) given.push(this.#deeper(() => this.#level(0)));
    this.#close(opened);
    return given;
  }

  #close(opened: number): void {
    if (this.#takeOf([')']) !== undefined) return;
    const { column } = this.#next;
    throw new Fault(column, `a bracket that opened at column ${opened} is not closed; ${saidOf(this.#next)} here.`);
  }
}

/** A script as an expression. Throws a `Fault`; linear in its length. */
export const parseScript = (source: string): Expression => new Parser(tokensOf(source)).whole();
