import type { Sql } from '@dailies/migrations';
import { createNodes } from '@dailies/shared/commands';
import { migrateDocument, newDocument, rootOf } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { EdgeId, NodeId, type ProjectId, type UserId } from '@dailies/shared/ids';
import { storeCanvas } from './storeCanvas.ts';

const AT_ONCE = 250;
const COLUMNS = 40;
const WORDS = 'She waits under the awning while the rain comes down on the empty street and a tram goes by';

/** A prompt and the shot that it goes to, side by side. */
function pairOf(place: number) {
  const [column, row] = [place % COLUMNS, Math.floor(place / COLUMNS)];
  const [prompt, shot] = [NodeId.parse(`prompt-${place}`), NodeId.parse(`shot-${place}`)];
  const text = WORDS.split(' ')
    .slice(place % 7)
    .join(' ');
  return {
    nodes: [
      { id: prompt, type: 'prompt', title: `Words ${place}`, pos: [column * 760, row * 400], params: { text } },
      {
        id: shot,
        type: 'shot-still',
        title: `Shot ${place}`,
        pos: [column * 760 + 360, row * 400],
        params: { prompt: text, lensMm: 12 + (place % 150) },
      },
    ],
    edges: [{ id: EdgeId.parse(`edge-${place}`), from: prompt, fromPort: 'text', to: shot, toPort: 'prompt' }],
  };
}

/** Puts a canvas of so many nodes (half prompts, half shots, an edge between two each) into a project, as compaction leaves it. */
export async function seedCanvas(sql: Sql, project: ProjectId, user: UserId, nodes: number): Promise<void> {
  const doc = newDocument();
  // As the first opening leaves it.
  migrateDocument(doc);
  rootOf(doc, 'meta').set('epoch', 1);
  const pairs = Array.from({ length: nodes / 2 }, (_, place) => pairOf(place));
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    const some = pairs.slice(from, from + AT_ONCE);
    const args = { nodes: some.flatMap((pair) => pair.nodes), edges: some.flatMap((pair) => pair.edges) };
    unwrap(createNodes.run(doc, args, { actor: user, role: 'artist', now: 0 }));
  }
  await storeCanvas(sql, project, user, doc);
}
