import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { type Mention, stretchesOf } from '@dailies/shared/mentions';
import { foundIn, type Mentionable, mentionables, showUse, type ShowUse } from './Mentionable.ts';

const OPENS_AFTER_MS = 350;

function words(className: string, text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  return element;
}

function cardOf(mention: Mention, found: Mentionable | undefined, isKnown: boolean, show: ShowUse): HTMLElement {
  const card = document.createElement('div');
  card.className = 'cm-mention-card';
  if (found !== undefined && found.colours.length > 0) {
    const colours = document.createElement('div');
    colours.className = 'cm-mention-colours';
    for (const colour of found.colours) {
      const part = document.createElement('span');
      part.style.background = colour;
      colours.append(part);
    }
    card.append(colours);
  }
  card.append(words('cm-mention-name', found?.name ?? mention.name));
  card.append(words('cm-mention-kind', mention.of === 'user' ? 'person' : mention.of));
  const missing = `This ${mention.of} cannot be found: no shot that reads this can be generated. Take it out, or mention another.`;
  const said = found?.description ?? (isKnown && mention.of !== 'user' ? missing : '');
  if (said !== '') card.append(words('cm-mention-words', said));
  if (found !== undefined && mention.of !== 'user' && show !== null) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-mention-use';
    button.textContent = 'Show what uses it';
    button.addEventListener('click', () => show(mention.id));
    card.append(button);
  }
  return card;
}

/** What a mention stands for, in a card over it. */
export const mentionCard: Extension = hoverTooltip(
  ({ state }, pos) => {
    const hit = stretchesOf(state.doc.toString()).find(
      ({ from, to, mention }) => mention !== null && from <= pos && pos <= to,
    );
    if (hit === undefined || hit.mention === null) return null;
    const { mention, from, to } = hit;
    const all = state.facet(mentionables);
    return {
      pos: from,
      end: to,
      above: true,
      create: () => ({ dom: cardOf(mention, foundIn(all, mention), all !== null, state.facet(showUse)) }),
    };
  },
  { hoverTime: OPENS_AFTER_MS },
);
