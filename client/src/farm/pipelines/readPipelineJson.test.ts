import { expect, it } from 'vitest';
import { fieldOfSentence, readPipelineJson } from './readPipelineJson.ts';

it('names every field that is wrong', () => {
  const read = readPipelineJson('{ "id": "Flux", "version": 0, "tiers": ["best"] }');
  if (read.ok) throw new Error('It was taken.');
  expect(read.problems.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['id', 'version', 'tiers.0', 'title', 'module', 'runner', 'requirements', 'timeoutSeconds']),
  );
});

it('says of what is no JSON where it breaks', () => {
  expect(readPipelineJson('{ "id": ')).toMatchObject({
    ok: false,
    problems: [{ field: '', message: expect.stringContaining('no JSON') }],
  });
});

it('takes the field out of the sentence of the server', () => {
  expect(fieldOfSentence('"runner.output" in the body is not right (and 2 more): There is no node "9".')).toEqual({
    field: 'runner.output',
    message: 'There is no node "9".',
  });
  expect(fieldOfSentence('It is published.')).toEqual({ field: '', message: 'It is published.' });
});
