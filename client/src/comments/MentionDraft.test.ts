import { describe, expect, test } from 'vitest';
import { type MentionDraft, mentionSearch, readDraft, storedText, typed, withMention } from './MentionDraft.ts';

const ARNE = { of: 'user', id: 'u1', name: 'Arne Berg' } as const;
const STORED = 'Ask @[Arne Berg](user:u1) about fog';
const marks = ({ text, mentions }: MentionDraft) => mentions.map(({ from, to }) => text.slice(from, to));

describe('a text with mentions', () => {
  test('reads as names, and is stored as it was', () => {
    const draft = readDraft(STORED);
    expect(draft.text).toBe('Ask @Arne Berg about fog');
    expect(storedText(draft)).toBe(STORED);
  });

  test('keeps a mention that is typed before, behind and right beside', () => {
    let draft = readDraft(STORED);
    draft = typed(draft, 'Do ask @Arne Berg about fog', 6);
    expect(marks(draft)).toEqual(['@Arne Berg']);
    draft = typed(draft, 'Do ask @Arne Berg, about fog', 18);
    draft = typed(draft, 'Do ask (@Arne Berg, about fog', 8);
    expect(storedText(draft)).toBe('Do ask (@[Arne Berg](user:u1), about fog');
  });

  test('makes plain words of a mention that is typed into', () => {
    expect(typed(readDraft(STORED), 'Ask @Arne Ber about fog', 13).mentions).toEqual([]);
    expect(storedText(typed(readDraft(STORED), 'Ask @Anne Berg about fog', 7))).toBe('Ask @Anne Berg about fog');
    expect(storedText(typed(readDraft(STORED), '', 0))).toBe('');
  });

  test('knows by the caret which of two equal letters was typed', () => {
    const draft = readDraft('o@[Arne Berg](user:u1)');
    expect(storedText(typed(draft, 'oo@Arne Berg', 1))).toBe('oo@[Arne Berg](user:u1)');
    const twice = readDraft('@[A](user:u1)A');
    expect(storedText(typed(twice, '@AAA', 3))).toBe('@[A](user:u1)AA');
  });
});

describe('looking for somebody', () => {
  test('begins with @ after a space or at the start, and goes on over one space', () => {
    expect(mentionSearch(readDraft('@'), 1)).toEqual({ from: 0, words: '' });
    expect(mentionSearch(readDraft('Ask @Arn'), 8)).toEqual({ from: 4, words: 'Arn' });
    expect(mentionSearch(readDraft('Ask @Arne B'), 11)).toEqual({ from: 4, words: 'Arne B' });
    expect(mentionSearch(readDraft('mail@host'), 9)).toBeNull();
    expect(mentionSearch(readDraft('@a b c'), 6)).toBeNull();
  });

  test('is over once somebody is mentioned', () => {
    expect(mentionSearch(readDraft('@[Arne](user:u1)'), 5)).toBeNull();
  });

  test('writes the mention and a space, and stands behind them', () => {
    const before = readDraft('Ask @ar, please');
    const search = mentionSearch(before, 7);
    expect(search).not.toBeNull();
    const { draft, caret } = withMention(before, search ?? { from: 0, words: '' }, ARNE);
    expect(storedText(draft)).toBe('Ask @[Arne Berg](user:u1) , please');
    expect(draft.text.slice(0, caret)).toBe('Ask @Arne Berg ');
  });

  test('does not write a second space', () => {
    const { draft, caret } = withMention(readDraft('@a b'), { from: 0, words: 'a' }, ARNE);
    expect([draft.text, caret]).toEqual(['@Arne Berg b', 11]);
  });
});
