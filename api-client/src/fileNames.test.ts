import { sampleProject } from '@dailies/shared/testing';
import { DEFAULT_SETTINGS, readSettings, rootOf, ROOTS } from '@dailies/shared/document';
import { describe, expect, test } from 'vitest';
import { fileNames } from './fileNames.ts';
import { readGraph } from './Graph.ts';
import { takesOf } from './takesOf.ts';

/** The sample project as the server answers it, with more. */
function graphOf(more: (graph: Record<string, Record<string, unknown>>) => void = () => {}) {
  const doc = sampleProject();
  const answer = Object.fromEntries(
    ROOTS.map((root): [string, Record<string, unknown>] => [root, rootOf(doc, root).toJSON()]),
  );
  const whole = { ...answer, settings: { ...readSettings(doc) } };
  more(whole);
  return readGraph(whole);
}

describe('a graph', () => {
  test('is read by id, without what nobody can read', () => {
    const { nodes, takes } = graphOf(({ nodes: raw }) => Object.assign(raw ?? {}, { broken: { type: 7 } }));
    expect([...nodes.values()].map(({ title }) => title)).toContain('Shot still');
    expect([...nodes.keys()].map(String)).not.toContain('broken');
    expect(takes.size).toBe(1);
  });

  test('of something else is refused', () => {
    expect(() => readGraph({ nodes: [] })).toThrow('is it of another version than this client?');
  });

  test('has no takes of the trash', () => {
    const graph = graphOf((raw) => {
      const [take = ''] = Object.keys(raw['takes'] ?? {});
      Object.assign(raw['nodes']?.['shot1'] ?? {}, { [`trashed:${take}`]: true });
    });
    expect(graph.takes.size).toBe(0);
  });
});

describe('files of takes', () => {
  test('are named by the project, or by another template', () => {
    const graph = graphOf();
    const takes = takesOf(graph, {});
    expect(fileNames(graph, takes)).toEqual(['Shot-still_v001_take01.png']);
    expect(fileNames(graph, takes, '{code}-{take}')).toEqual([`${graph.settings.code}-01.png`]);
    expect(graph.settings.naming).toBe(DEFAULT_SETTINGS.naming);
  });

  test('are named for what they are, where that was asked', () => {
    const graph = graphOf();
    const [id = ''] = graph.takes.keys();
    const named = (mediaType: string) => fileNames(graph, takesOf(graph, { mediaTypes: new Map([[id, mediaType]]) }));
    expect(named('video/quicktime')).toEqual(['Shot-still_v001_take01.mov']);
    expect(named('video/webm')).toEqual(['Shot-still_v001_take01.webm']);
  });

  test('of two shots of one title differ, whatever the case', () => {
    const graph = graphOf((raw) => {
      const [[, take] = []] = Object.entries(raw['takes'] ?? {});
      Object.assign(raw['nodes'] ?? {}, { shot9: { ...Object(raw['nodes']?.['shot1']), title: 'SHOT STILL' } });
      Object.assign(raw['takes'] ?? {}, { t9: { ...Object(take), node: 'shot9' } });
    });
    const takes = takesOf(graph, {});
    const names = fileNames(graph, takes);
    expect(names).toHaveLength(2);
    expect(names).toContain('SHOT-STILL_v001_take01_t9.png');
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(2);
  });
});
