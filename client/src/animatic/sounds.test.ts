import { addTake, connect, createNodes, setPick } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, TakeId, UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { sampleTake } from '@dailies/shared/testing';
import { describe, expect, test } from 'vitest';
import { Plans } from '../document/Plans.ts';
import { ProjectModel } from '../document/ProjectModel.ts';
import { soundsOf, soundUnder } from './sounds.ts';

const context = { actor: UserId.parse('ada'), role: 'director', now: 5 } as const;
const media = (letter: string) => Sha256.parse(letter.repeat(64));
const ids = (...nodes: string[]) => nodes.map((id) => NodeId.parse(id));

const NODES = [
  { id: 'wide', type: 'shot-still' },
  { id: 'walk', type: 'shot-motion' },
  { id: 'fade', type: 'upscale' },
  { id: 'film', type: 'assembler', params: { clips: 1, stills: 1 } },
  { id: 'sea', type: 'sound', title: 'The sea', params: { media: media('a') } },
  { id: 'line', type: 'dialogue', title: 'A line' },
  { id: 'empty', type: 'sound' },
];

/** A cut of a picture that is made from the still, with `under` connected as its sound. */
function project(under: string) {
  const doc = newDocument();
  const ok = (result: { readonly ok: boolean; readonly refusal?: { readonly message: string } }) => {
    if (!result.ok) throw new Error(result.refusal?.message);
  };
  ok(createNodes.run(doc, { nodes: NODES.map((node) => ({ ...node, pos: [0, 0] })) }, context));
  const edges = [
    ['wide', 'image', 'fade', 'image'],
    ['fade', 'image', 'film', 'still1'],
    [under, 'audio', 'film', 'sound'],
  ] as const;
  for (const [from, fromPort, to, toPort] of edges)
    ok(connect.run(doc, { id: `${from}-${to}`, from, fromPort, to, toPort }, context));
  const model = new ProjectModel(doc);
  return { doc, model, plans: new Plans(model) };
}

const spoken = (id: string, letter: string) =>
  [TakeId.parse(id), { ...sampleTake('line'), kind: 'audio', media: media(letter) }] as const;

describe('the sound under a cut', () => {
  test('is heard under the shots that it is made from, however indirectly, and under no others', () => {
    const sounding = project('sea');
    expect(soundUnder(sounding, ids('wide'))).toEqual({ node: 'sea', title: 'The sea', media: media('a') });
    expect(soundUnder(sounding, ids('walk'))).toBeUndefined();
  });

  test('is the pick, or the newest take where none is picked', () => {
    const sounding = project('line');
    expect(soundUnder(sounding, ids('wide'))).toBeUndefined();
    addTake(sounding.doc, ...spoken('first', 'b'));
    addTake(sounding.doc, ...spoken('second', 'c'));
    expect(soundUnder(sounding, ids('wide'))?.media).toBe(media('b'));
    setPick.run(sounding.doc, { node: 'line', take: null }, context);
    expect(soundUnder(sounding, ids('wide'))?.media).toBe(media('c'));
  });
});

test('whatever can be heard can be chosen', () => {
  const sounding = project('sea');
  addTake(sounding.doc, ...spoken('first', 'b'));
  expect(soundsOf(sounding).map(({ title }) => title)).toEqual(['The sea', 'A line']);
});
