import type { Plugin } from 'vite';

/** Files that a page is going to ask for, by the names of their chunks, and the page's own name. */
interface Preloads {
  readonly page: string;
  readonly chunks: readonly string[];
}

const link = (file: string): string =>
  file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`;

/**
 * Writes `page` beside `index.html`: the same, with the files that it is going to need named in its head, so that a
 * browser asks for them with the page's own and not after those have run. Throws where there is no such chunk.
 */
export function pageWithPreloads({ page, chunks }: Preloads): Plugin {
  return {
    name: 'dailies:page-with-preloads',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = chunks.flatMap((name) => {
          const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
          if (chunk?.type !== 'chunk') throw new Error(`There is no chunk "${name}" for ${page} to load.`);
          return [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])];
        });
        const index = bundle['index.html'];
        if (index?.type !== 'asset') throw new Error('There is no index.html.');
        const source = String(index.source).replace('</head>', `  ${files.map(link).join('\n    ')}\n  </head>`);
        this.emitFile({ type: 'asset', fileName: page, source });
      },
    },
  };
}
