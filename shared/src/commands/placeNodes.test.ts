import { describe, expect, it } from 'vitest';
import { readNode } from '../document/index.ts';
import { done, refused } from '../testing/commandStage.ts';

const place = (id: string, scene: string | null, order = 'a5') => ({ id, scene, order });

describe('placeNodes', () => {
  it('[N10] puts nodes into a scene, at a place in its order', () => {
    const doc = done('arne', 'placeNodes', { places: [place('shot1', 'shot2'), place('mira', 'shot1', 'a6')] });
    expect(readNode(doc, 'shot1')).toMatchObject({ scene: 'shot2', order: 'a5' });
    expect(readNode(doc, 'mira')).toMatchObject({ scene: 'shot1', order: 'a6' });
  });

  it('[N10] refuses a scene that would hold itself, alone or round by others', () => {
    expect(refused('arne', 'placeNodes', { places: [place('shot1', 'shot1')] }).rule).toBe('N10');
    expect(refused('arne', 'placeNodes', { places: [place('shot1', 'shot2'), place('shot2', 'shot1')] }).rule).toBe(
      'N10',
    );
    const doc = done('arne', 'placeNodes', { places: [place('shot1', 'shot2'), place('mira', 'shot1')] });
    expect(refused('arne', 'placeNodes', { places: [place('shot2', 'mira')] }, doc).rule).toBe('N10');
  });

  it('[N4] refuses a node or a scene that is not there, and a place that is none', () => {
    expect(refused('arne', 'placeNodes', { places: [place('gone', null)] }).rule).toBe('N4');
    expect(refused('arne', 'placeNodes', { places: [place('shot1', 'gone')] }).rule).toBe('N4');
    expect(refused('arne', 'placeNodes', { places: [place('shot1', null, '!')] }).rule).toBe('N9');
  });
});
