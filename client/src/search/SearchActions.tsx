import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import type { PaletteAction } from '../palette/PaletteAction.ts';
import { usePaletteSearch } from '../palette/usePaletteSearch.ts';
import { useSession } from '../session/SessionContext.tsx';
import { excerpt, wordsOf } from './excerpt.ts';
import { matchQuery } from './matchQuery.ts';
import { parseQuery } from './parseQuery.ts';
import { useNodeSearch } from './useNodeSearch.ts';
import { vocabulary } from './vocabulary.ts';

const MOST = 12;
const HINT_CHARACTERS = 64;

/** Finds nodes and takes for the command palette as the canvas's own search does: by prompts, settings, states, people. */
export function SearchActions() {
  const { model, project } = useSession();
  const { nodes } = useNodeSearch();
  const open = useOpenAddress();
  usePaletteSearch(function* found(text): Generator<PaletteAction> {
    const query = parseQuery(text, vocabulary());
    const words = wordsOf(query);
    for (const { item, take } of matchQuery(nodes.all(), query).slice(0, MOST)) {
      const { node } = item;
      if (node === null) continue;
      const title = item.title === '' ? item.kind : item.title;
      if (take !== null) {
        yield {
          id: `take:${take.id}`,
          title: `${title} take ${take.number}`,
          group: 'Takes',
          hint: `seed ${take.seed}, by ${node.madeBy(take)}`,
          picture: take.poster,
          run: () => open(addressOf.take(project.id, take.id)),
        };
        continue;
      }
      const where = excerpt(item.text, words, HINT_CHARACTERS) ?? excerpt(item.set, words, HINT_CHARACTERS);
      const shown = model.pick(node.id) ?? node.takes.at(-1);
      yield {
        id: `node:${node.id}`,
        title,
        group: 'Shots and nodes',
        hint: where === null ? item.kind : where.map((part) => part.text).join(''),
        sign: <NodeTypeIcon type={node.type} />,
        ...(shown === undefined ? {} : { picture: shown.poster }),
        run: () => open(addressOf.node(project.id, node.id)),
      };
    }
  });
  return null;
}
