import type { ProductionModule } from '../modules/index.ts';

/** The module of a key. Throws where there is none: a node type without a module is a bug. */
export function moduleFor(modules: ReadonlyMap<string, ProductionModule>, key: string): ProductionModule {
  const module = modules.get(key);
  if (module === undefined) throw new Error(`No production module has the key "${key}"`);
  return module;
}
