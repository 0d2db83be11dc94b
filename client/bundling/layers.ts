import { resolve } from 'node:path';

/** From the first page inwards; what is of a layer needs nothing of a later one. */
const LAYERS = ['first', 'pages', 'project', 'canvas'] as const;
type Layer = (typeof LAYERS)[number];

const CLIENT = resolve(import.meta.dirname, '..');
const at = (file: string): string => resolve(CLIENT, 'src', file);

/** What a page that loads it belongs to. */
const MAIN = at('main.tsx');
const DOCUMENT = /[\\/]node_modules[\\/]yjs[\\/]/;
const CANVAS = at('canvas/Canvas.tsx');
/** What is always loaded where somebody opens a project; what only other pages share is left as it comes. */
const WAY_IN = [MAIN, at('project/ProjectPage.tsx'), at('canvas/CanvasPage.tsx'), CANVAS];

/** A file of the interface as the bundler makes it by itself. */
export interface BuiltChunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly isDynamicEntry: boolean;
  readonly moduleIds: readonly string[];
  /** Names of the files that it cannot do without. */
  readonly imports: readonly string[];
}

function reachOf(start: BuiltChunk, chunks: ReadonlyMap<string, BuiltChunk>): ReadonlySet<string> {
  const modules = new Set<string>();
  const seen = new Set<BuiltChunk>();
  const waiting: (BuiltChunk | undefined)[] = [start];
  while (waiting.length > 0) {
    const chunk = waiting.pop();
    if (chunk === undefined || seen.has(chunk)) continue;
    seen.add(chunk);
    for (const id of chunk.moduleIds) modules.add(id);
    waiting.push(...chunk.imports.map((name) => chunks.get(name)));
  }
  return modules;
}

function layerOf(reach: ReadonlySet<string>, isMain: boolean, isCanvas: boolean): Layer {
  if (isMain) return 'first';
  if (isCanvas || reach.has(CANVAS)) return 'canvas';
  return [...reach].some((id) => DOCUMENT.test(id)) ? 'project' : 'pages';
}

/**
 * The layer of each module on the way into a project: the outermost of the pages that load it.
 *
 * Left to itself the bundler makes a file for every set of pages that share something, two hundred for a canvas, and a
 * browser that was never here asks for six at a time. With a file for each layer the first page loads what it did, and
 * every other one its layers as a whole.
 * @param built - What a build without groups comes to, without what was shaken off.
 */
export function layersOfModules(built: readonly BuiltChunk[]): ReadonlyMap<string, Layer> {
  const chunks = new Map(built.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set<string>();
  const layers = new Map<string, number>();
  for (const chunk of built) {
    const own = new Set(chunk.moduleIds);
    const isOnWay = WAY_IN.some((file) => own.has(file));
    if (!chunk.isEntry && !chunk.isDynamicEntry && !isOnWay) continue;
    const reach = reachOf(chunk, chunks);
    const layer = LAYERS.indexOf(layerOf(reach, own.has(MAIN), own.has(at('canvas/CanvasPage.tsx'))));
    for (const id of reach) {
      if (isOnWay) needed.add(id);
      layers.set(id, Math.min(layer, layers.get(id) ?? layer));
    }
  }
  return new Map([...needed].map((id) => [id, LAYERS[layers.get(id) ?? 0] ?? 'first']));
}
