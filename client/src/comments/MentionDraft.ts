import { type Mention, stretchesOf, writeMention } from '@dailies/shared/mentions';

/** A mention within a text that is being written, where it reads `@Name`. */
interface DraftMention {
  readonly from: number;
  readonly to: number;
  readonly mention: Mention;
}

/**
 * A text as it is written: mentions read as names there, and stand as what they mean in what is stored.
 * Positions count UTF-16 units.
 */
export interface MentionDraft {
  readonly text: string;
  /** In order; they do not overlap. */
  readonly mentions: readonly DraftMention[];
}

/** A stored text, for writing on in it. */
export function readDraft(stored: string): MentionDraft {
  let text = '';
  const mentions: DraftMention[] = [];
  for (const stretch of stretchesOf(stored)) {
    const from = text.length;
    text += stretch.mention === null ? stretch.text : `@${stretch.mention.name}`;
    if (stretch.mention !== null) mentions.push({ from, to: text.length, mention: stretch.mention });
  }
  return { text, mentions };
}

/** What is stored of it. */
export function storedText({ text, mentions }: MentionDraft): string {
  let stored = '';
  let at = 0;
  for (const { from, to, mention } of mentions) {
    stored += text.slice(at, from) + writeMention(mention);
    at = to;
  }
  return stored + text.slice(at);
}

/** Puts other words in a stretch of it. Mentions that the stretch touches become plain words. */
function replaced(draft: MentionDraft, from: number, to: number, by: string): MentionDraft {
  const moved = by.length - (to - from);
  return {
    text: draft.text.slice(0, from) + by + draft.text.slice(to),
    mentions: draft.mentions.flatMap((one) => {
      if (one.to <= from) return [one];
      if (one.from >= to) return [{ ...one, from: one.from + moved, to: one.to + moved }];
      return [];
    }),
  };
}

/** The draft after somebody typed: the new text, and where the caret is in it. */
export function typed(draft: MentionDraft, text: string, caret: number): MentionDraft {
  const before = draft.text;
  const kept = Math.min(before.length, text.length - caret);
  let tail = 0;
  while (tail < kept && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  const shorter = Math.min(before.length, text.length) - tail;
  let head = 0;
  while (head < shorter && before[head] === text[head]) head += 1;
  return replaced(draft, head, before.length - tail, text.slice(head, text.length - tail));
}

/** What is being looked for with `@`, in front of the caret; null where nothing is. */
export interface MentionSearch {
  readonly from: number;
  readonly words: string;
}

const SEARCH = /(?:^|[\s(])@([\p{L}\p{N}_.'-]*(?: [\p{L}\p{N}_.'-]*)?)$/u;

export function mentionSearch({ text, mentions }: MentionDraft, caret: number): MentionSearch | null {
  const words = SEARCH.exec(text.slice(0, caret))?.[1];
  if (words === undefined) return null;
  const from = caret - words.length - 1;
  return mentions.some((one) => from < one.to && one.from < caret) ? null : { from, words };
}

/** Writes a mention in place of what was looked for, and a space behind it; where the caret stands then. */
export function withMention(
  draft: MentionDraft,
  { from, words }: MentionSearch,
  mention: Mention,
): { readonly draft: MentionDraft; readonly caret: number } {
  // As it will be read again, so that nothing moves when it is.
  const shown = readDraft(writeMention(mention)).text;
  const to = from + 1 + words.length;
  const space = draft.text[to] === ' ' ? '' : ' ';
  const { text, mentions } = replaced(draft, from, to, shown + space);
  const own = { from, to: from + shown.length, mention };
  return {
    draft: { text, mentions: [...mentions, own].sort((a, b) => a.from - b.from) },
    caret: from + shown.length + 1,
  };
}
