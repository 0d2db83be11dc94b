import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Environment } from './env.ts';

const Login = z.object({ url: z.string(), token: z.string() });
/** An installation, and the token that opens it. */
export type Login = z.infer<typeof Login>;

const fileOf = ({ folder }: Pick<Environment, 'folder'>): string => join(folder, 'login.json');

/** What `dailies login` kept; null where nobody is signed in. */
export async function readLogin(environment: Pick<Environment, 'folder'>): Promise<Login | null> {
  const text = await readFile(fileOf(environment), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return Login.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps it, readable by its owner alone. */
export async function writeLogin(environment: Pick<Environment, 'folder'>, login: Login): Promise<void> {
  const path = fileOf(environment);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Made anew, so that it never was readable by others.
  await rm(`${path}.new`, { force: true });
  const file = await open(`${path}.new`, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(login, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

export const removeLogin = (environment: Pick<Environment, 'folder'>): Promise<void> =>
  rm(fileOf(environment), { force: true });
