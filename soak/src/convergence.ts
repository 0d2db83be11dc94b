import { COMMANDS } from '@dailies/shared/commands';
import type { SoakOptions, SoakReport } from './SoakReport.ts';
import { overSeeds } from './workers/overSeeds.ts';

/** Commands that no seed ran with success: then the soak proves nothing about them. */
const unused = (figures: ReadonlyMap<string, number>): string[] =>
  [...COMMANDS.keys()].filter((name) => !figures.has(`command ${name}`));

/** Eight simulated people of all roles on one document, many seeds over: their copies must end identical. */
export async function soakConvergence(options: SoakOptions): Promise<SoakReport> {
  const { seed, seeds, operations } = options;
  const { figures, failures, done, seconds } = await overSeeds({
    options,
    worker: new URL('workers/convergenceWorker.ts', import.meta.url),
    seeds,
    task: { operations },
    nameOf: (which) => `Seed ${which} of ${operations} operations`,
  });
  const missing = done === seeds && failures.length === 0 ? unused(figures) : [];
  const total = (what: string): number => figures.get(what) ?? 0;
  const commands = [...figures].filter(([what]) => what.startsWith('command '));
  return {
    name: 'convergence',
    figures: {
      'seeds': `${done} of ${seeds}, of ${operations} operations with 8 people`,
      'seeds a second': (done / seconds).toFixed(2),
      'commands done': commands.reduce((sum, [, count]) => sum + count, 0),
      'kinds of commands': `${commands.length} of ${COMMANDS.size}`,
      'commands refused by their own checks': total('refusedByCommand'),
      'undone': total('undone'),
      'rows of the log': total('logRows'),
      'asked for the whole difference': total('resyncs'),
      'restarts': total('restarts'),
      'changes of role': total('roleChanges'),
      'copies set aside because a role was lost': total('lostToRole'),
      'migrations of the schema': total('migrations'),
      'changes of older copies brought back as commands': total('replayed'),
      'changes of older copies listed as not brought back': total('notReplayed'),
      'documents seen with a circle, each marked': total('circles'),
    },
    failures: [...failures, ...missing.map((name) => `No seed ran the command "${name}" with success.`)],
    repeat: `convergence --seed ${seed} --seeds ${seeds} --operations ${operations}`,
  };
}
