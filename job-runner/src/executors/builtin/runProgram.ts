import { spawn } from 'node:child_process';
import { RunFailure } from '../RunFailure.ts';

export interface ProgramOptions {
  /** What is written to its standard input. */
  readonly stdin?: string;
  /** Every line of its standard output, as it comes. */
  readonly onLine?: (line: string) => void;
}

interface Running extends ProgramOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface ProgramEnd {
  readonly exitCode: number | null;
  /** The end of it, at most. */
  readonly stdout: string;
  readonly stderr: string;
}

const KEPT_CHARACTERS = 200_000;

/** How each program is had where it is missing, as a sentence. */
const HOW_TO_GET: Readonly<Record<string, string>> = {
  'ffmpeg': 'FFmpeg is not installed on this machine; "apt-get install -y ffmpeg" brings it.',
  'ffprobe': 'FFmpeg is not installed on this machine; "apt-get install -y ffmpeg" brings it.',
  'espeak-ng':
    'eSpeak NG is not installed on this machine; "apt-get install -y --no-install-recommends espeak-ng" brings it.',
};

/**
 * Runs a program to its end and says how it ended. Arguments are words, never a line for a shell. An abort kills
 * it and rejects with the signal's reason. Throws `missing-tool` where there is no such program.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { environment, signal, stdin, onLine }: Running,
): Promise<ProgramEnd> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
    const kill = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    let stdout = '';
    let stderr = '';
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout = (stdout + text).slice(-KEPT_CHARACTERS);
      if (onLine === undefined) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_CHARACTERS);
    });
    // A program that ends before it has read all says so by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin ?? '');
    child.once('error', (cause) => {
      signal.removeEventListener('abort', kill);
      reject(
        'code' in cause && cause.code === 'ENOENT'
          ? new RunFailure('missing-tool', HOW_TO_GET[program] ?? `${program} is not installed on this machine.`)
          : cause,
      );
    });
    child.once('close', (exitCode) => {
      signal.removeEventListener('abort', kill);
      if (signal.aborted) reject(signal.reason);
      else resolve({ exitCode, stdout, stderr });
    });
  });
}
