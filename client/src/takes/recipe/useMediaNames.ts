import { useModel } from '../../document/useModel.ts';
import type { NameMedia } from './recipeFields.ts';

/** What media of this project are called: the take that they are. */
export function useMediaNames(): NameMedia {
  const names = useModel(['takes', 'nodes'], (model) => {
    const known = new Map<string, string>();
    for (const { id, title } of model.nodes.values()) {
      for (const { media, number } of model.takes(id)) known.set(media, `${title}, take ${number}`);
    }
    return known;
  });
  return useModel(['takes', 'nodes'], () => (sha256: string) => names.get(sha256), [names]);
}
