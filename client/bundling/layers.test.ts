import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type BuiltChunk, layersOfModules } from './layers.ts';

const source = (file: string): string => resolve(import.meta.dirname, '../src', file);
const YJS = '/project/node_modules/yjs/dist/yjs.mjs';

/** A chunk that is named after its first module. */
const chunk = (modules: readonly string[], imports: readonly string[] = [], isPage = false): BuiltChunk => ({
  fileName: modules[0] ?? '',
  moduleIds: modules,
  imports,
  isEntry: false,
  isDynamicEntry: isPage,
});
const page = (modules: readonly string[], imports: readonly string[]): BuiltChunk => chunk(modules, imports, true);

const BUILT: readonly BuiltChunk[] = [
  { ...chunk([source('main.tsx'), 'react'], ['button']), isEntry: true },
  chunk(['button']),
  chunk(['select']),
  chunk(['sessions', YJS], ['button']),
  chunk(['thread']),
  chunk(['audit-only']),
  page([source('project/ProjectPage.tsx')], ['sessions', 'select']),
  page([source('canvas/CanvasPage.tsx')], [source('canvas/Canvas.tsx')]),
  chunk([source('canvas/Canvas.tsx'), 'tldraw'], ['sessions', 'thread', 'button']),
  page(['account'], ['select']),
  page(['shots'], ['sessions', 'thread']),
  page(['audit'], ['audit-only', 'button']),
];

test('a module is of the outermost page that loads it', () => {
  const layers = layersOfModules(BUILT);
  expect(Object.fromEntries(layers)).toEqual({
    [source('main.tsx')]: 'first',
    react: 'first',
    // Of every page.
    button: 'first',
    // Of the project's, and of one outside a project.
    select: 'pages',
    sessions: 'project',
    [YJS]: 'project',
    [source('project/ProjectPage.tsx')]: 'project',
    // Of the canvas, and of another page within a project.
    thread: 'project',
    [source('canvas/CanvasPage.tsx')]: 'canvas',
    [source('canvas/Canvas.tsx')]: 'canvas',
    tldraw: 'canvas',
  });
});

test('what is needed by a layer is of the same or an earlier one', () => {
  const layers = layersOfModules(BUILT);
  const order = ['first', 'pages', 'project', 'canvas'];
  for (const { moduleIds, imports } of BUILT) {
    for (const id of moduleIds) {
      for (const imported of imports) {
        const [own, other] = [layers.get(id), layers.get(imported)];
        if (own !== undefined) expect(order.indexOf(other ?? '')).toBeLessThanOrEqual(order.indexOf(own));
      }
    }
  }
});
