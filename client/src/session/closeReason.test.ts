import { describe, expect, test } from 'vitest';
import { CLOSE_KINDS, parseCloseReason, responseTo, retryDelayMs } from './closeReason.ts';

describe('parseCloseReason', () => {
  test('takes the rule and the sentence of a refusal apart', () => {
    expect(parseCloseReason('refused:A4 Only its author deletes a comment.')).toEqual({
      kind: 'refused',
      rule: 'A4',
      sentence: 'Only its author deletes a comment.',
    });
  });

  test('reads a refusal whose rule ends with a colon, and one without a rule', () => {
    expect(parseCloseReason('refused:record-owner: Not yours.')).toMatchObject({
      rule: 'record-owner',
      sentence: 'Not yours.',
    });
    expect(parseCloseReason('refused: Not allowed.')).toMatchObject({ rule: null, sentence: 'Not allowed.' });
  });

  test('keeps the whole sentence of every other kind, colons and all', () => {
    for (const kind of CLOSE_KINDS.filter((name) => name !== 'refused')) {
      expect(parseCloseReason(`${kind}: It happened: wait.`)).toEqual({
        kind,
        rule: null,
        sentence: 'It happened: wait.',
      });
    }
  });

  test.each(['', 'forced', 'Normal Closure', 'unknown: word', '1006'])('reads %j as a lost connection', (reason) => {
    expect(parseCloseReason(reason)).toEqual({ kind: 'network', rule: null, sentence: '' });
  });
});

describe('responseTo', () => {
  test.each([
    ['resync: x', 'reconnect'],
    ['storage: x', 'retry'],
    ['too-fast: x', 'retry'],
    ['refused:A1 x', 'rescue'],
    ['epoch: x', 'rescue'],
    ['too-large: x', 'rescue'],
    ['forbidden: x', 'leave'],
    ['unauthenticated: x', 'leave'],
    ['', 'wait'],
  ])('%j → %s', (reason, response) => {
    expect(responseTo(parseCloseReason(reason))).toBe(response);
  });
});

test('retries come later each time, and never later than half a minute', () => {
  expect([0, 1, 2, 10].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 5_000]);
});
