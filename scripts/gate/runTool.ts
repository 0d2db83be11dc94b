import { spawn } from 'node:child_process';

export interface ToolResult {
  readonly exitCode: number;
  readonly output: string;
}

interface ToolOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** True: shown as it comes; otherwise it is kept and returned. */
  readonly isShown?: boolean;
}

/** Runs a program to its end. One that cannot be started ends with 127, as in a shell. */
export function runTool(
  command: string,
  args: readonly string[],
  { cwd, env = {}, isShown = false }: ToolOptions,
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ exitCode: 127, output: error.message }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
