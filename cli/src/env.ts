import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const Variables = z.object({
  DAILIES_URL: z.string().optional(),
  DAILIES_TOKEN: z.string().optional(),
  XDG_CONFIG_HOME: z.string().optional(),
  INIT_CWD: z.string().optional(),
});

/** What the environment says. */
export interface Environment {
  /** The installation and the token to use instead of those of `dailies login`. */
  readonly url: string | null;
  readonly token: string | null;
  /** Where `dailies login` keeps its file. */
  readonly folder: string;
  /** What paths are relative to. */
  readonly workingFolder: string;
}

const CHECKOUT = resolve(import.meta.dirname, '../..');

const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env, cwd = process.cwd()): Environment {
  const { DAILIES_URL, DAILIES_TOKEN, XDG_CONFIG_HOME, INIT_CWD } = Variables.parse(variables);
  return {
    url: given(DAILIES_URL),
    token: given(DAILIES_TOKEN),
    folder: join(given(XDG_CONFIG_HOME) ?? join(homedir(), '.config'), 'dailies'),
    // npm runs scripts in the project's folder and says where it was called.
    workingFolder: cwd === CHECKOUT ? (given(INIT_CWD) ?? cwd) : cwd,
  };
}
