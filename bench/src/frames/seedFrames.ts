import type { Sql } from '@dailies/migrations';
import { addTake, connectMany, createNodes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { EdgeId, NodeId, type ProjectId, TakeId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { RecipeHash } from '@dailies/shared/runs';
import { z } from 'zod';
import { storeCanvas } from '../canvas/storeCanvas.ts';
import type { Person } from '../load/LoadOrder.ts';
import { pairAt } from './layout.ts';
import { PICTURE, pictures } from './pictures.ts';

const AT_ONCE = 250;
const WORDS = 'She waits under the awning while the rain comes down on the empty street and a tram goes by';
const Stored = z.object({ sha256: Sha256 });

const promptOf = (place: number): NodeId => NodeId.parse(`prompt-${place}`);
const shotOf = (place: number): NodeId => NodeId.parse(`shot-${place}`);

/** A prompt and a shot, with an edge to that shot and one to the next. */
function pairOf(place: number, nodes: number) {
  const { prompt, shot } = pairAt(place, nodes);
  const next = (place + 1) % (nodes / 2);
  const edge = (name: string, to: NodeId) => ({
    id: EdgeId.parse(`${name}-${place}`),
    from: promptOf(place),
    fromPort: 'text',
    to,
    toPort: 'prompt',
  });
  return {
    nodes: [
      {
        id: promptOf(place),
        type: 'prompt',
        title: `Words ${place}`,
        pos: [prompt.x, prompt.y],
        size: [prompt.w, prompt.h],
        params: { text: WORDS },
      },
      {
        id: shotOf(place),
        type: 'shot-still',
        title: `Shot ${place}`,
        pos: [shot.x, shot.y],
        size: [shot.w, shot.h],
        params: { prompt: WORDS, lensMm: 12 + (place % 150) },
      },
    ],
    edges: [edge('edge', shotOf(place)), edge('next', shotOf(next))],
  };
}

/** Puts the pictures into a project, as a person would. */
async function bringPictures(origin: string, project: ProjectId, { token }: Person): Promise<Sha256[]> {
  const stored: Sha256[] = [];
  for (const picture of pictures()) {
    const answer = await fetch(`${origin}/api/v1/uploads?project=${project}`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${token}`, 'content-type': 'image/png' },
      body: Uint8Array.from(picture),
    });
    if (!answer.ok) throw new Error(`A picture was not taken: ${answer.status} ${await answer.text()}`);
    stored.push(Stored.parse(await answer.json()).sha256);
  }
  return stored;
}

/** A project with so many nodes and as many edges, and a picked take with a poster on every shot. */
export async function seedFrames(
  sql: Sql,
  origin: string,
  project: ProjectId,
  person: Person,
  nodes: number,
): Promise<void> {
  const posters = await bringPictures(origin, project, person);
  const doc = newDocument();
  const places = Array.from({ length: nodes / 2 }, (_, place) => place);
  const pairs = places.map((place) => pairOf(place, nodes));
  const context = { actor: person.user, role: 'artist', now: 0 } as const;
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    const some = pairs.slice(from, from + AT_ONCE).flatMap((pair) => pair.nodes);
    unwrap(createNodes.run(doc, { nodes: some, edges: [] }, context));
  }
  const edges = pairs.flatMap((pair) => pair.edges);
  for (let from = 0; from < edges.length; from += AT_ONCE) {
    unwrap(connectMany.run(doc, { edges: edges.slice(from, from + AT_ONCE) }, context));
  }
  doc.transact(() => {
    for (const place of places) {
      const poster = posters[place % posters.length];
      if (poster === undefined) continue;
      addTake(doc, TakeId.parse(`take-${place}`), {
        node: shotOf(place),
        kind: 'image',
        media: poster,
        poster,
        width: PICTURE.widthPx,
        height: PICTURE.heightPx,
        frames: 1,
        fps: [24, 1],
        recipe: RecipeHash.parse('c'.repeat(32)),
        seed: place,
        pipeline: 'previs-still@1',
        by: person.user,
        at: 0,
      });
    }
  });
  await storeCanvas(sql, project, person.user, doc);
}
