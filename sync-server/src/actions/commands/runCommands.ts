import { COMMANDS } from '@dailies/shared/commands';
import { DailiesError } from '@dailies/shared/errors';
import type { CommandCall } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import type { Doc } from 'yjs';
import { needScope } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import { commandHand } from '../../policies/commandHand.ts';
import { scopeOfCommand } from '../../policies/tokenPolicy.ts';
import { sentenceOf } from '../sentenceOf.ts';
import type { Access } from '../projects/accessProject.ts';

/**
 * Runs commands in order with the server's hand, all or none. Throws the refusal of the first that
 * is refused, with its number; then nothing was changed. Returns what each returned. `check` looks at
 * the document before the first of them, with nothing between, and throws where they are not to be run.
 */
export function runCommands(
  { documents, now }: Pick<Services, 'documents' | 'now'>,
  actor: UserId,
  { project, role }: Access,
  calls: readonly CommandCall[],
  check: (doc: Doc) => void = () => {},
): Promise<unknown[]> {
  // What is no command is refused below, with its number.
  for (const { name } of calls) if (COMMANDS.has(name)) needScope(scopeOfCommand(name));
  const at = now();
  const run = (doc: Doc): unknown[] => {
    check(doc);
    return calls.map(({ name, args }, index) => {
      const command = COMMANDS.get(name);
      if (command === undefined) {
        throw new DailiesError('invalid-input', `Command ${index + 1}: there is no command "${name}"; check its name.`);
      }
      const parsed = command.args.safeParse(args);
      if (!parsed.success) {
        throw new DailiesError('invalid-input', `Command ${index + 1} (${name}): ${sentenceOf(parsed.error, 'args')}`);
      }
      const hand = commandHand(doc, { actor, role }, name, args);
      const result = command.run(doc, args, { actor, role: hand, now: at });
      if (!result.ok) {
        throw new DailiesError(result.refusal.code, `Command ${index + 1} (${name}): ${result.refusal.message}`);
      }
      return result.value ?? null;
    });
  };
  return documents.change(project, run, actor);
}
