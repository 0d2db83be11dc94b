import { describe, expect, it } from 'vitest';
import { chooseRange, NOTHING_CHOSEN, toggleChosen } from './selectTakes.ts';

const shown = ['e', 'd', 'c', 'b', 'a'];

describe('choosing takes', () => {
  it('takes one more, and the same again away', () => {
    const one = toggleChosen(NOTHING_CHOSEN, 'c');
    expect([...one.ids]).toEqual(['c']);
    expect([...toggleChosen(one, 'c').ids]).toEqual([]);
  });
  it('takes a range from the last one chosen, in either direction', () => {
    const one = toggleChosen(NOTHING_CHOSEN, 'c');
    expect([...chooseRange(one, 'a', shown).ids].sort()).toEqual(['a', 'b', 'c']);
    expect([...chooseRange(one, 'e', shown).ids].sort()).toEqual(['c', 'd', 'e']);
  });
  it('begins where nothing is chosen, or the beginning is not shown any more', () => {
    expect([...chooseRange(NOTHING_CHOSEN, 'b', shown).ids]).toEqual(['b']);
    expect([...chooseRange({ ids: new Set(['x']), anchor: 'x' }, 'b', shown).ids].sort()).toEqual(['b', 'x']);
  });
});
