import * as Y from 'yjs';
import { type AnyCommand, CommandOrigin, COMMANDS } from '../commands/index.ts';
import { type Actor, judge, newDocument, type UpdateVerdict } from '../document/index.ts';
import type { Refusal } from '../errors/index.ts';
import { NOW, PEOPLE, type PersonName, sampleProject } from './sampleProject.ts';

/** A person's copy of a document: the same state, another client id. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = newDocument();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** What the server says to an update of a person, where everything that stands in the document is its own. */
export function judgeAs(actor: Actor, update: Uint8Array, doc: Y.Doc): UpdateVerdict {
  return judge(update, doc, actor, (client) => (doc.store.clients.has(client) ? null : undefined));
}

function commandOf(name: string): AnyCommand {
  const command = COMMANDS.get(name);
  if (command === undefined) throw new Error(`No command "${name}"`);
  return command;
}

/**
 * Runs a command on a copy and returns the copy. Throws unless what holds for every command holds: the dry
 * run agrees and changes nothing, there is at most one transaction and one update, its origin is the
 * command's, and the judge accepts the update from this person.
 */
export function done(who: PersonName, name: string, args: unknown, doc: Y.Doc = sampleProject()): Y.Doc {
  const { user, role } = PEOPLE[who];
  const context = { actor: user, role, now: NOW };
  const command = commandOf(name);
  const copy = copyOf(doc);
  const updates: Uint8Array[] = [];
  const origins: unknown[] = [];
  copy.on('update', (update: Uint8Array, origin: unknown) => {
    updates.push(update);
    origins.push(origin);
  });
  const dry = command.dryRun(copy, args, context);
  if (updates.length > 0) throw new Error(`A dry run of ${name} changed the document.`);
  const result = command.run(copy, args, context);
  if (!result.ok || !dry.ok) throw new Error(`${name} was refused: ${JSON.stringify({ result, dry })}`);
  if (updates.length > 1) throw new Error(`${name} made ${updates.length} updates.`);
  const [update] = updates;
  if (update === undefined) return copy;
  const [origin] = origins;
  if (!(origin instanceof CommandOrigin) || origin.command !== name || origin.undoable !== command.undoable) {
    throw new Error(`The origin of ${name} is not its own.`);
  }
  const verdict = judgeAs({ user, role }, update, doc);
  if (verdict.verdict !== 'accept') throw new Error(`The judge did not accept ${name}: ${JSON.stringify(verdict)}`);
  return copy;
}

/** Runs a command that is refused, and returns why. Throws where it is done, or where anything changed. */
export function refused(who: PersonName, name: string, args: unknown, doc: Y.Doc = sampleProject()): Refusal {
  const { user, role } = PEOPLE[who];
  const context = { actor: user, role, now: NOW };
  const before = Y.encodeStateAsUpdate(doc);
  const result = commandOf(name).run(doc, args, context);
  if (result.ok) throw new Error(`${name} was not refused.`);
  const after = Y.encodeStateAsUpdate(doc);
  if (before.length !== after.length || before.some((byte, index) => byte !== after[index])) {
    throw new Error(`${name} was refused and changed the document.`);
  }
  return result.refusal;
}

/** Whether a command, done again, leaves the document as it is. */
export function changesNothing(who: PersonName, name: string, args: unknown, doc: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(done(who, name, args, doc)), Y.snapshot(doc));
}
