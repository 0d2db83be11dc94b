import type * as Y from 'yjs';
import { z } from 'zod';
import { refuse, type Result } from '../errors/index.ts';
import type { UserId } from '../ids/index.ts';
import { aRole, type Role } from '../people/index.ts';

/** Who runs a command, and when. `role` is what policies look at; the document's own rules judge again. */
export interface CommandContext {
  readonly actor: UserId;
  readonly role: Role;
  /** Milliseconds since 1970 UTC: time is an argument. */
  readonly now: number;
}

/**
 * The origin of a command's transaction. Undo tracks transactions whose origin is a
 * `CommandOrigin` with `undoable`; the label names what Ctrl-Z will undo.
 */
export class CommandOrigin {
  readonly command: string;
  readonly label: string;
  readonly undoable: boolean;

  constructor(command: string, label: string, undoable: boolean) {
    this.command = command;
    this.label = label;
    this.undoable = undoable;
  }
}

export interface CommandDefinition<Args, Value> {
  readonly name: string;
  /** What it did, for people: "Move node". */
  readonly label: string;
  readonly args: z.ZodType<Args>;
  /** Roles that may run it with their own hand; the same as the authority of the roots it writes. */
  readonly roles: readonly Role[];
  readonly undoable: boolean;
  /** Every check, before the first write. Synchronous, deterministic, changes nothing. */
  readonly check: (doc: Y.Doc, args: Args, context: CommandContext) => Result<unknown>;
  /** The writes. Runs in one transaction, after `check` has passed. */
  readonly apply: (doc: Y.Doc, args: Args, context: CommandContext) => Value;
}

export interface Command<Args = never, Value = unknown> extends CommandDefinition<Args, Value> {
  /** A dry run: would it be done? */
  readonly dryRun: (doc: Y.Doc, args: unknown, context: CommandContext) => Result<Args>;
  /** Parses, checks and applies, in one transaction; or refuses and changes nothing. */
  readonly run: (doc: Y.Doc, args: unknown, context: CommandContext) => Result<Value>;
}

export function defineCommand<Args, Value>(definition: CommandDefinition<Args, Value>): Command<Args, Value> {
  const dryRun = (doc: Y.Doc, args: unknown, context: CommandContext): Result<Args> => {
    const parsed = definition.args.safeParse(args);
    if (!parsed.success) return refuse('invalid-input', `${definition.label}: ${z.prettifyError(parsed.error)}`);
    if (!definition.roles.includes(context.role)) {
      return refuse('forbidden', `${aRole(context.role)} may not do this: ${definition.label.toLowerCase()}.`);
    }
    const checked = definition.check(doc, parsed.data, context);
    return checked.ok ? { ok: true, value: parsed.data } : checked;
  };
  return {
    ...definition,
    dryRun,
    run: (doc, args, context) => {
      const checked = dryRun(doc, args, context);
      if (!checked.ok) return checked;
      const origin = new CommandOrigin(definition.name, definition.label, definition.undoable);
      return { ok: true, value: doc.transact(() => definition.apply(doc, checked.value, context), origin) };
    },
  };
}
