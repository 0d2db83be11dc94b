import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { freePort } from '../processes/freePort.ts';
import { pictures } from './pictures.ts';

const ROOT = fileURLToPath(new URL('plain', import.meta.url));

export interface PlainTldraw {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Builds the page of plain tldraw into a folder, for production as ours is, and serves it. */
export async function servePlain(folder: string): Promise<PlainTldraw> {
  const outDir = join(folder, 'plain-tldraw');
  const common = { root: ROOT, configFile: false, logLevel: 'error' } as const;
  await build({ ...common, build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 4_000 } });
  await mkdir(join(outDir, 'pictures'), { recursive: true });
  for (const [number, picture] of pictures().entries()) {
    await writeFile(join(outDir, 'pictures', `${number}.png`), picture);
  }
  const port = await freePort();
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
