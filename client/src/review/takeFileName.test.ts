import { sampleProject } from '@dailies/shared/testing';
import { NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { ProjectModel } from '../document/ProjectModel.ts';
import { takeFileName } from '@dailies/shared/naming';

const shot = NodeId.parse('shot1');

test('a take is named by the template of the project', () => {
  const { nodes, settings } = new ProjectModel(sampleProject());
  const named = (naming: string) =>
    takeFileName({ nodes, settings: { ...settings, naming } }, { node: shot, kind: 'video', number: 3 });
  expect(named('{scene}_{shot}_v{version}_take{take}')).toBe('Shot-still_v003_take03.mp4');
  expect(named('{code}_{shot}_take{take}')).toBe('NSC_Shot-still_take03.mp4');
});

test('a take of a deleted shot still has a name', () => {
  const model = new ProjectModel(sampleProject());
  const node = NodeId.parse('gone');
  expect(takeFileName(model, { node, kind: 'image', number: 100 })).toBe('v100_take100.png');
});

test('a take is named after what its file is', () => {
  const model = new ProjectModel(sampleProject());
  const named = (mediaType?: string) => takeFileName(model, { node: shot, kind: 'video', number: 1 }, mediaType);
  const types = ['video/quicktime', 'video/webm', 'video/mp4', undefined, 'text/html'];
  expect(types.map((type) => named(type).split('.')[1])).toEqual(['mov', 'webm', 'mp4', 'mp4', 'mp4']);
});
