import type * as Y from 'yjs';
import type { AnyCommand, CommandContext } from '../commands/index.ts';
import type { Change, FieldChange, RefusedChange } from './change.ts';

/** A change, or the fields of one, and the arguments of the command that does it. */
export interface Step<Args> {
  readonly change: Change;
  /** The fields that this step is for; all of the change's where left out. */
  readonly fields?: readonly FieldChange[];
  readonly args: Args;
}

/** Runs the commands that changes come to, and keeps what was refused and why. */
export class ChangeRunner {
  readonly doc: Y.Doc;
  readonly context: CommandContext;
  readonly #refused: RefusedChange[] = [];
  readonly #done = new Set<Change>();

  constructor(doc: Y.Doc, context: CommandContext) {
    this.doc = doc;
    this.context = context;
  }

  /** Changes of which something was done. */
  get applied(): number {
    return this.#done.size;
  }

  get refused(): readonly RefusedChange[] {
    return this.#refused;
  }

  refuse(change: Change, sentence: string, fields: readonly FieldChange[] = change.fields): void {
    this.#refused.push({ change: { ...change, fields }, sentence });
  }

  /** Runs a command for one change; answers whether it was done. */
  run(command: AnyCommand, args: unknown, { change, fields }: Omit<Step<unknown>, 'args'>, at?: number): boolean {
    const context = at === undefined ? this.context : { ...this.context, now: at };
    const result = command.run(this.doc, args, context);
    if (result.ok) this.#done.add(change);
    else this.refuse(change, result.refusal.message, fields);
    return result.ok;
  }

  /**
   * Runs a command that takes many at once; where it refuses, halves of them, so that one bad item
   * leaves the rest. A refusal changes nothing, so what is done is done once.
   */
  runMany<Item>(
    command: AnyCommand,
    steps: readonly Step<Item>[],
    argsOf: (items: Item[]) => unknown,
    most: number,
  ): void {
    for (let start = 0; start < steps.length; start += most) {
      this.#runHalves(command, steps.slice(start, start + most), argsOf);
    }
  }

  #runHalves<Item>(command: AnyCommand, steps: readonly Step<Item>[], argsOf: (items: Item[]) => unknown): void {
    const [first] = steps;
    if (first === undefined) return;
    const args = argsOf(steps.map((step) => step.args));
    if (steps.length === 1) {
      this.run(command, args, first);
      return;
    }
    if (command.run(this.doc, args, this.context).ok) {
      for (const { change } of steps) this.#done.add(change);
      return;
    }
    const half = Math.ceil(steps.length / 2);
    this.#runHalves(command, steps.slice(0, half), argsOf);
    this.#runHalves(command, steps.slice(half), argsOf);
  }
}
