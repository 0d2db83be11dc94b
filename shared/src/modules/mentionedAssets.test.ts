import { describe, expect, it } from 'vitest';
import type { AssetKind, AssetLookup } from '../assets/index.ts';
import { planNode, readGraph } from '../graph/index.ts';
import { AssetId, NodeId } from '../ids/index.ts';
import { writeMention } from '../mentions/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';

const LIBRARY: Readonly<Record<string, { kind: AssetKind; name: string }>> = {
  'asset-mira': { kind: 'character', name: 'Mira' },
  'jonas': { kind: 'character', name: 'Jonas Vale' },
  'quay': { kind: 'location', name: 'The quay' },
  'alley': { kind: 'location', name: 'The alley' },
  'noir': { kind: 'style', name: 'Wet noir' },
};
const assets: AssetLookup = (id, version) => {
  const known = LIBRARY[id];
  return known === undefined
    ? undefined
    : {
        id: AssetId.parse(id),
        version: version === 'latest' ? 3 : version,
        kind: known.kind,
        content: { name: known.name, description: '', colours: [], references: [] },
      };
};
const mention = (of: AssetKind, id: string, name = 'as it was called') => writeMention({ of, id, name });

/** The plan of shot1 with its own prompt set, and the text above it. */
function planOf(prompt: string, above = 'A rainy street') {
  const doc = sampleProject();
  act(doc, 'arne', 'setParams', { id: 'shot1', params: { prompt } });
  act(doc, 'arne', 'setParams', { id: 'prompt', params: { text: above } });
  return planNode(readGraph(doc), NodeId.parse('shot1'), { ...TEST_CONTEXT, assets });
}
const names = (planned: ReturnType<typeof planOf>, port: string): string[] => {
  if (!planned.ok) throw new Error(planned.refusal.message);
  return (planned.value.recipe.inputs[port] ?? []).flatMap((input) =>
    input.type === 'asset' ? `${input.asset.content.name} ${input.asset.version}` : [],
  );
};

describe('mentions in a prompt', () => {
  it('[P10] read as present names and bring their assets along, after those that arrive', () => {
    const planned = planOf(
      `${mention('character', 'jonas')} waits at ${mention('location', 'quay')}.`,
      `All of it in ${mention('style', 'noir')}.`,
    );
    expect(planned).toMatchObject({
      ok: true,
      value: { recipe: { params: { prompt: 'All of it in Wet noir.\nJonas Vale waits at The quay.' } } },
    });
    expect(names(planned, 'characters')).toEqual(['Mira 3', 'Jonas Vale 3']);
    expect(names(planned, 'location')).toEqual(['The quay 3']);
    expect(names(planned, 'style')).toEqual(['Wet noir 3']);
  });

  it('[P10] bring nothing twice, and nothing where the port has no room', () => {
    const planned = planOf(
      `${mention('character', 'asset-mira')} from ${mention('location', 'alley')} to ${mention('location', 'quay')}`,
    );
    expect(names(planned, 'characters')).toEqual(['Mira 3']);
    expect(names(planned, 'location')).toEqual(['The alley 3']);
    expect(planned).toMatchObject({
      value: { recipe: { params: { prompt: 'A rainy street\nMira from The alley to The quay' } } },
    });
  });

  it('[P10] plan the same whatever name they were written with', () => {
    const [was, is] = [planOf(mention('character', 'jonas', 'J.')), planOf(mention('character', 'jonas', 'Jonas'))];
    if (!was.ok || !is.ok) throw new Error('A plan was refused.');
    expect(was.value.recipeHash).toBe(is.value.recipeHash);
  });

  it('[P10] of people read as their names and bring nothing', () => {
    const planned = planOf(`As ${writeMention({ of: 'user', id: 'dora', name: 'Dora' })} said`);
    expect(planned).toMatchObject({ value: { recipe: { params: { prompt: 'A rainy street\nAs Dora said' } } } });
    expect(names(planned, 'characters')).toEqual(['Mira 3']);
  });

  it('[P10] leave a recipe without them as it was', () => {
    const planned = planNode(readGraph(sampleProject()), NodeId.parse('shot1'), TEST_CONTEXT);
    // As it was before there were mentions.
    expect(planned).toMatchObject({ ok: true, value: { recipeHash: 'f002e1e15f1a295434c15568dae346b5' } });
  });

  it.each([
    ['is not there', 'character', 'nobody'],
    ['is of another kind', 'style', 'jonas'],
  ] as const)('[P11] of an asset that %s is refused by its name', (_why, of, id) => {
    const planned = planOf(mention(of, id, 'Somebody'));
    expect(planned).toMatchObject({ ok: false, refusal: { rule: 'P11' } });
    if (!planned.ok) expect(planned.refusal.message).toContain(`the ${of} "Somebody"`);
  });
});
