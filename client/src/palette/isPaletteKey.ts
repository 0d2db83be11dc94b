/** On a Mac Control and K deletes to the end of a line, in every text. */
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

export const PALETTE_KEYS: readonly string[] = IS_MAC ? ['⌘', 'K'] : ['Ctrl', 'K'];

/** Whether these keys open the command palette: ⌘K on a Mac, Ctrl+K elsewhere. */
export const isPaletteKey = (event: KeyboardEvent): boolean =>
  (IS_MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) &&
  !event.shiftKey &&
  !event.altKey &&
  event.code === 'KeyK';
