/**
 * Every key of the canvas and of a project's pages: the one list that the sheet, the tooltips and the
 * menus read. A key is written `Mod+Shift+Z`, where Mod is Ctrl, or Cmd on a Mac; several are
 * alternatives. `bound` ones are handed to tldraw, which listens; the others are listened to where
 * they are used.
 */
export interface Shortcut {
  readonly title: string;
  readonly group: ShortcutGroup;
  readonly keys: readonly string[];
  readonly bound?: true;
}

export const SHORTCUT_GROUPS = [
  'Tools',
  'Edit',
  'Arrange',
  'Find one’s way',
  'View',
  'On a take’s page',
  'On every page',
] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

const tool = (title: string, ...keys: string[]): Shortcut => ({ title, group: 'Tools', keys });
const edit = (title: string, ...keys: string[]): Shortcut => ({ title, group: 'Edit', keys });
const way = (title: string, ...keys: string[]): Shortcut => ({ title, group: 'Find one’s way', keys });
const onTake = (title: string, ...keys: string[]): Shortcut => ({ title, group: 'On a take’s page', keys });
const everywhere = (title: string, ...keys: string[]): Shortcut => ({ title, group: 'On every page', keys });
const action = (group: ShortcutGroup, title: string, ...keys: string[]): Shortcut => ({
  title,
  group,
  keys,
  bound: true,
});

export const SHORTCUTS = {
  'select': tool('Select', 'V'),
  'hand': tool('Hand', 'H', 'Space'),
  'comment': tool('Comment', 'C'),
  'add-node': tool('Add a node', 'Tab'),
  'draw': tool('Pen', 'D'),
  'highlight': tool('Highlighter', 'Shift+D'),
  'eraser': tool('Eraser', 'E'),
  'arrow': tool('Arrow', 'A'),
  'line': tool('Line', 'L'),
  'geo': tool('Shape', 'R', 'O'),
  'text': tool('Text', 'T'),
  'note': tool('Sticky note', 'N'),
  'frame': tool('Frame', 'F'),
  'insert-picture': action('Tools', 'Insert a picture', 'Mod+U'),
  'undo': action('Edit', 'Undo', 'Mod+Z'),
  'redo': action('Edit', 'Redo', 'Mod+Shift+Z'),
  'copy': edit('Copy', 'Mod+C'),
  'cut': edit('Cut', 'Mod+X'),
  'paste': edit('Paste', 'Mod+V'),
  'duplicate': action('Edit', 'Duplicate', 'Mod+D'),
  'delete': action('Edit', 'Delete', 'Delete', 'Backspace'),
  'disable': action('Edit', 'Disable, or enable again', 'X'),
  'pass-through': action('Edit', 'Pass through, or work again', 'Shift+X'),
  'generate': action('Edit', 'Generate the selected', 'Mod+Enter'),
  'generate-above': action('Edit', 'Generate with everything above', 'Mod+Shift+Enter'),
  'ports': edit('Connect the selected node by a list', 'P'),
  'edit': edit('Edit the selected, or go into a scene', 'Enter'),
  'leave': edit('Leave, or select nothing', 'Escape'),
  'select-all': action('Edit', 'Select everything', 'Mod+A'),
  'group': action('Edit', 'Collapse into a scene; group drawings', 'Mod+G'),
  'ungroup': action('Edit', 'Dissolve the scene; ungroup drawings', 'Mod+Shift+G'),
  'nudge': { title: 'Move by a pixel', group: 'Arrange', keys: ['Arrows'] },
  'nudge-far': { title: 'Move by ten pixels', group: 'Arrange', keys: ['Shift+Arrows'] },
  'align-left': action('Arrange', 'Align left', 'Alt+A'),
  'align-center-horizontal': action('Arrange', 'Align centres', 'Alt+H'),
  'align-right': action('Arrange', 'Align right', 'Alt+D'),
  'align-top': action('Arrange', 'Align top', 'Alt+W'),
  'align-center-vertical': action('Arrange', 'Align middles', 'Alt+V'),
  'align-bottom': action('Arrange', 'Align bottom', 'Alt+S'),
  'distribute-horizontal': action('Arrange', 'Distribute across', 'Alt+Shift+H'),
  'distribute-vertical': action('Arrange', 'Distribute down', 'Alt+Shift+V'),
  'tidy-grid': action('Arrange', 'Tidy into a grid', 'Alt+Shift+G'),
  'tidy-row': action('Arrange', 'Tidy into a row', 'Alt+Shift+R'),
  'tidy-column': action('Arrange', 'Tidy into a column', 'Alt+Shift+C'),
  'lay-out': action('Arrange', 'Lay out along the edges', 'Alt+Shift+L'),
  'frame-selection': action('Arrange', 'Frame around the selection', 'Mod+Alt+G'),
  'bring-to-front': action('Arrange', 'Drawings to the front', ']'),
  'send-to-back': action('Arrange', 'Drawings to the back', '['),
  'toggle-snap-mode': action('Arrange', 'Snap to others', 'Shift+S'),
  'snap-once': { title: 'Snap, or not, while dragging', group: 'Arrange', keys: ['Mod'] },
  'find': way('Find on the canvas', 'Mod+F'),
  'find-next': way('Next found', 'Enter'),
  'find-previous': way('Found before', 'Shift+Enter'),
  'lit-next': way('Next of what stands out', 'F3'),
  'lit-previous': way('The one before of what stands out', 'Shift+F3'),
  'go': way('Go to the next in a direction', 'Alt+Arrows'),
  'go-out': way('Out of a scene; or Escape with nothing selected', 'Alt+Up'),
  'go-upstream': action('Find one’s way', 'Go to what comes before', 'Alt+Shift+Left'),
  'go-downstream': action('Find one’s way', 'Go to what comes after', 'Alt+Shift+Right'),
  'go-problem': action('Find one’s way', 'Go to the next problem', 'Shift+E'),
  'zoom-to-fit': action('View', 'Show everything', 'Shift+1'),
  'zoom-to-selection': action('View', 'Show the selection', 'Shift+2'),
  'zoom-to-100': action('View', 'Zoom to 100 %', 'Shift+0'),
  'zoom-in': action('View', 'Zoom in', 'Mod+=', '='),
  'zoom-out': action('View', 'Zoom out', 'Mod+-', '-'),
  'toggle-reel': action('View', 'Animatic on the canvas', 'Shift+P'),
  'toggle-minimap': action('View', 'Map', 'M'),
  'take-play': onTake('Play, or stop', 'Space'),
  'take-backwards': onTake('Backwards; again: faster', 'J'),
  'take-stop': onTake('Stop', 'K'),
  'take-forwards': onTake('Forwards; again: faster', 'L'),
  'take-frame': onTake('A frame back, or on', 'Left', 'Right'),
  'take-ends': onTake('First frame, or last', 'Home', 'End'),
  'take-in': onTake('Play from here', 'I'),
  'take-out': onTake('Play to here', 'O'),
  'take-previous': onTake('The take before', 'Up'),
  'take-next': onTake('The next take', 'Down'),
  'take-review': onTake('Next to review', 'N'),
  'take-comment': onTake('Write a comment', 'M'),
  'palette': everywhere('Find everything by its name', 'Mod+K'),
  'sheet': everywhere('Keyboard shortcuts', '?'),
} satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;

/** The list as pairs, in its order. */
export const SHORTCUT_LIST: readonly (readonly [id: string, shortcut: Shortcut])[] = Object.entries(SHORTCUTS);
