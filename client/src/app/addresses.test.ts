import { CommentId, NodeId, ProjectId, TakeId } from '@dailies/shared/ids';
import { parseSearchWith } from '@tanstack/react-router';
import { expect, test } from 'vitest';
import { addressOf } from './addresses.ts';

const project = ProjectId.parse('film');
const comment = CommentId.parse('c1');

test('each place has its address', () => {
  expect(addressOf.project(project)).toBe('/p/film');
  expect(addressOf.page(project, '')).toBe('/p/film');
  expect(addressOf.page(project, 'shots')).toBe('/p/film/shots');
  expect(addressOf.take(project, TakeId.parse('t1'))).toBe('/p/film/takes/t1');
  expect(addressOf.comment(project, { on: 'take', take: TakeId.parse('t1') }, comment)).toBe(
    '/p/film/takes/t1?comment=c1',
  );
  expect(addressOf.comment(project, { on: 'node', node: NodeId.parse('n1') }, comment)).toBe(
    '/p/film?node=n1&comment=c1',
  );
  expect(addressOf.comment(project, { on: 'canvas', pos: [0, 0] }, comment)).toBe('/p/film?comment=c1');
});

test('the router reads ids back as texts, also those that look like numbers', () => {
  const parse = parseSearchWith(JSON.parse);
  for (const id of ['sh010', '12345678901234567890', '1e5', '-1', 'true', 'null']) {
    const [, search = ''] = addressOf.node(project, NodeId.parse(id)).split('?');
    expect(parse(`?${search}`)).toEqual({ node: id });
  }
});
