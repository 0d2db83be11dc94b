import react from '@vitejs/plugin-react';
import { build, defineConfig } from 'vite';
import { type BuiltChunk, layersOfModules } from './bundling/layers.ts';
import { pageWithPreloads } from './bundling/pageWithPreloads.ts';

/** tldraw, and what only tldraw uses: what changes seldom, and what nothing but a canvas loads. */
const TLDRAW =
  /node_modules[\\/](?:@tldraw|tldraw|@tiptap|prosemirror-[^\\/]+|@radix-ui|radix-ui|linkifyjs|@use-gesture|idb|hotkeys-js|classnames|lz-string|rbush|quickselect|orderedmap|rope-sequence|lodash\.[a-z]+|eventemitter3|aria-hidden|is-plain-object)[\\/]/;

const TARGET = 'es2023';
const SERVER = 'http://127.0.0.1:4000';

/** The files that the bundler makes by itself: only it knows what each page uses of what it imports. */
async function builtByItself(): Promise<BuiltChunk[]> {
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    plugins: [react()],
    build: { target: TARGET, write: false, minify: false },
  });
  if (!('output' in built)) throw new TypeError('The interface is built once, into one set of files.');
  return built.output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
}

export default defineConfig(async ({ command }) => {
  const layers = command === 'build' ? layersOfModules(await builtByItself()) : null;
  return {
    plugins: [react(), pageWithPreloads({ page: 'canvas.html', chunks: ['pages', 'project', 'tldraw', 'canvas'] })],
    build: {
      target: TARGET,
      // tldraw is one chunk of 1.6 MB, loaded with the canvas only.
      chunkSizeWarningLimit: 2_200,
      rolldownOptions: {
        // So that a page's own module may lie in its layer's file.
        preserveEntrySignatures: 'allow-extension' as const,
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: 'tldraw', test: TLDRAW, priority: 1 }, { name: (id: string) => layers?.get(id) ?? null }],
          },
        },
      },
    },
    server: {
      proxy: {
        '/api': { target: SERVER },
        '/collab': { target: SERVER, ws: true },
      },
    },
  };
});
