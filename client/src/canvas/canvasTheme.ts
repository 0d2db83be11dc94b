import { DEFAULT_THEME, type TLThemes } from 'tldraw';

const { light, dark } = DEFAULT_THEME.colors;

/** tldraw's colours, with ours for what is selected. */
export const CANVAS_THEMES: Partial<TLThemes> = {
  default: {
    ...DEFAULT_THEME,
    colors: {
      light: { ...light, selectionStroke: '#c87a00', brushFill: '#c87a0014', brushStroke: '#c87a0066' },
      dark: { ...dark, selectionStroke: '#f2aa3b', brushFill: '#f2aa3b14', brushStroke: '#f2aa3b66' },
    },
  },
};
