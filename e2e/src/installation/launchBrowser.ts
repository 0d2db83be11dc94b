import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** No request of the browser's own: it is tested against a machine that reaches nothing. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What the package adds that a real browser does not have: all in one process, and no origins, which
 * the server's check of where a request comes from refuses.
 */
const NOT_REAL = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content']);

/** The system's Chromium, with further switches; where nobody could install one, a build that comes as a package. */
export async function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const own = [...QUIET, ...switches];
  const executablePath = SYSTEM.find((path) => existsSync(path));
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: ['--no-sandbox', ...own] });
  // Read by the package while it is imported: it unpacks the libraries that a bare system lacks.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args.filter((argument) => !NOT_REAL.has(argument)), ...own],
  });
}
