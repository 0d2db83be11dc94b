import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** tldraw, and what only tldraw uses: what changes seldom, and what nothing but a canvas loads. */
const TLDRAW =
  /node_modules[\\/](?:@tldraw|tldraw|@tiptap|prosemirror-[^\\/]+|@radix-ui|radix-ui|linkifyjs|@use-gesture|idb|hotkeys-js|classnames|lz-string|rbush|quickselect|orderedmap|rope-sequence|lodash\.[a-z]+|eventemitter3|aria-hidden|is-plain-object)[\\/]/;

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
          groups: [{ name: 'tldraw', test: TLDRAW }],
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
