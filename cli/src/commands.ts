import type { Command } from './Command.ts';
import { cancel } from './commands/cancel.ts';
import { download } from './commands/download.ts';
import { exporting } from './commands/export.ts';
import { generate } from './commands/generate.ts';
import { graph } from './commands/graph.ts';
import { importing } from './commands/import.ts';
import { login } from './commands/login.ts';
import { logout } from './commands/logout.ts';
import { projects } from './commands/projects.ts';
import { publish } from './commands/publish.ts';
import { takes } from './commands/takes.ts';
import { upload } from './commands/upload.ts';
import { wait } from './commands/wait.ts';
import { whoami } from './commands/whoami.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [
  login,
  logout,
  whoami,
  projects,
  graph,
  takes,
  generate,
  wait,
  cancel,
  download,
  exporting,
  importing,
  upload,
  publish,
];
