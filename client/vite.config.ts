import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** tldraw, and what only tldraw uses: what changes seldom, and what nothing but a canvas loads. */
const TLDRAW =
  /node_modules[\\/](?:@tldraw|tldraw|@tiptap|prosemirror-[^\\/]+|@radix-ui|radix-ui|linkifyjs|@use-gesture|idb|hotkeys-js|classnames|lz-string|rbush|quickselect|orderedmap|rope-sequence|lodash\.[a-z]+|eventemitter3|aria-hidden|is-plain-object)[\\/]/;

/** What is loaded together anyway, by the file whose imports it is, from the first page inwards. */
const TOGETHER = {
  first: ['src/main.tsx'],
  project: ['src/project/ProjectPage.tsx'],
  canvas: ['src/canvas/CanvasPage.tsx', 'src/canvas/Canvas.tsx'],
} as const;

const FILES: ReadonlySet<string> = new Set(
  Object.values(TOGETHER).flatMap((files) => files.map((file) => resolve(import.meta.dirname, file))),
);

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What the files import, and what that imports, without what is only loaded when it is wanted. */
function reachOf(files: readonly string[], modules: Modules): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = files.map((file) => resolve(import.meta.dirname, file));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}

/**
 * One file for each of `TOGETHER`: left to itself the bundler makes one for every set of pages that share something, two
 * hundred for a canvas, and a browser that was never here asks for six at a time.
 */
function together(): (id: string, modules: Modules) => string | null {
  let reaches: readonly (readonly [string, ReadonlySet<string>])[] | undefined;
  return (id, modules) => {
    // The files themselves stay where they are: each is asked for by its own name.
    if (FILES.has(id)) return null;
    reaches ??= Object.entries(TOGETHER).map(([name, files]) => [name, reachOf(files, modules)] as const);
    const name = reaches.find(([, reach]) => reach.has(id))?.[0] ?? 'first';
    return name === 'first' ? null : name;
  };
}

const SERVER = 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // tldraw is one chunk of 1.6 MB, loaded with the canvas only.
    chunkSizeWarningLimit: 2_200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'tldraw', test: TLDRAW, priority: 1 }, { name: together() }],
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
});
