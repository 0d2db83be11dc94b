import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { writeMention } from '@dailies/shared/mentions';
import { type Mentionable, mentionables } from './Mentionable.ts';

const KIND_TITLE = { character: 'Characters', location: 'Locations', style: 'Styles', user: 'People' } as const;
/** In this order they stand in the list. */
const KINDS = ['character', 'location', 'style', 'user'] as const;

/** `@` at the start of a word, and what was typed after it: names have blanks, so up to three words. */
const BEGUN = /(?:^|[\s([{"'“„‘–—-])@(\p{L}[\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*){0,2})?$/u;

/** The stretch of a line that looks for somebody, as the place of its `@`, and the words after it. */
export function mentionBegun(line: string): { readonly at: number; readonly words: string } | null {
  const match = BEGUN.exec(line);
  return match === null ? null : { at: line.lastIndexOf('@'), words: match[1] ?? '' };
}

/** Those whose name has a word that begins with what was typed, in order of kind and name. */
export function mentionsFor(all: readonly Mentionable[], words: string): readonly Mentionable[] {
  const sought = words.toLowerCase();
  return all
    .filter(({ name, isOffered = true }) => {
      if (!isOffered) return false;
      const lower = name.toLowerCase();
      return lower.startsWith(sought) || lower.includes(` ${sought}`);
    })
    .toSorted((a, b) => KINDS.indexOf(a.of) - KINDS.indexOf(b.of) || a.name.localeCompare(b.name));
}

interface Option extends Completion {
  readonly mentionable: Mentionable;
}

function optionOf(mentionable: Mentionable): Option {
  const { of, name } = mentionable;
  return {
    mentionable,
    label: name,
    section: { name: KIND_TITLE[of], rank: KINDS.indexOf(of) },
    apply: (view: EditorView, _completion, from, to) => {
      const text = writeMention(mentionable);
      const isBeforeBlank = /^\s/.test(view.state.sliceDoc(to, to + 1));
      const insert = isBeforeBlank ? text : `${text} `;
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + text.length + 1 },
        userEvent: 'input.complete',
      });
    },
  };
}

function look({ state, pos }: CompletionContext): CompletionResult | null {
  const line = state.doc.lineAt(pos);
  const begun = mentionBegun(line.text.slice(0, pos - line.from));
  if (begun === null) return null;
  const options = mentionsFor(state.facet(mentionables) ?? [], begun.words).map(optionOf);
  return options.length === 0
    ? null
    : {
        from: line.from + begun.at,
        options,
        filter: false,
        // With each letter at once, so that Enter after the last one takes what is seen.
        update: (_current, _from, _to, context) => look(context),
      };
}

const isOption = (completion: Completion): completion is Option => 'mentionable' in completion;

/** The colours of what is offered, before its name. */
function swatch(completion: Completion): HTMLElement {
  const place = document.createElement('span');
  place.className = 'cm-mention-swatch';
  if (isOption(completion)) {
    for (const colour of completion.mentionable.colours.slice(0, 3)) {
      const part = document.createElement('span');
      part.style.background = colour;
      place.append(part);
    }
  }
  return place;
}

/** `@` opens a list of what can be mentioned. */
export const mentionList: Extension = autocompletion({
  override: [look],
  icons: false,
  activateOnTypingDelay: 0,
  interactionDelay: 0,
  addToOptions: [{ render: swatch, position: 20 }],
  tooltipClass: () => 'cm-mention-list',
});
