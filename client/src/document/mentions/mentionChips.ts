import { type Extension, type Range, RangeSet } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view';
import { type Mention, stretchesOf } from '@dailies/shared/mentions';
import { foundIn, type Mentionable, mentionables } from './Mentionable.ts';

/** A mention as people see it: the present name in the asset's colour, one thing to the caret. */
class Chip extends WidgetType {
  readonly #mention: Mention;
  readonly #found: Mentionable | undefined;
  readonly #isUnknown: boolean;

  constructor(mention: Mention, all: readonly Mentionable[] | null) {
    super();
    this.#mention = mention;
    this.#found = foundIn(all, mention);
    this.#isUnknown = all !== null && this.#found === undefined && mention.of !== 'user';
  }

  get #looks(): string {
    return [this.#found?.name ?? this.#mention.name, this.#found?.colours[0] ?? '', this.#isUnknown].join('\n');
  }

  override eq(other: Chip): boolean {
    return this.#looks === other.#looks;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = 'cm-mention';
    chip.textContent = this.#found?.name ?? this.#mention.name;
    chip.dataset['mentionId'] = this.#mention.id;
    const colour = this.#found?.colours[0];
    if (colour !== undefined) chip.style.setProperty('--mention', colour);
    if (!this.#isUnknown) return chip;
    chip.dataset['unknown'] = 'true';
    chip.title = `This ${this.#mention.of} cannot be found.`;
    return chip;
  }

  /** A press on it puts the caret beside it. */
  override ignoreEvent(): boolean {
    return false;
  }
}

function chipsOf(view: EditorView): DecorationSet {
  const all = view.state.facet(mentionables);
  const chips: Range<Decoration>[] = [];
  for (const { from, to, mention } of stretchesOf(view.state.doc.toString())) {
    if (mention !== null) chips.push(Decoration.replace({ widget: new Chip(mention, all) }).range(from, to));
  }
  return RangeSet.of(chips);
}

/** Shows mentions as chips; each is deleted, passed and selected as one. */
export const mentionChips: Extension = ViewPlugin.fromClass(
  class {
    chips: DecorationSet;

    constructor(view: EditorView) {
      this.chips = chipsOf(view);
    }

    update(update: ViewUpdate): void {
      const isOther = update.startState.facet(mentionables) !== update.state.facet(mentionables);
      if (update.docChanged || isOther) this.chips = chipsOf(update.view);
    }
  },
  {
    decorations: ({ chips }) => chips,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.chips ?? Decoration.none),
  },
);
