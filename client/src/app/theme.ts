import {
  CloseButton,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

/** The warm light of a tungsten lamp: what is circled, chosen, about to be made. */
const tungsten: MantineColorsTuple = [
  '#fff6e6',
  '#fdeacc',
  '#f9d49b',
  '#f5bd66',
  '#f2aa3b',
  '#f09d20',
  '#ef9712',
  '#d48305',
  '#bd7400',
  '#a46300',
];

/** Greys with a little blue in them, so that pictures look neutral beside them. */
const dark: MantineColorsTuple = [
  '#e6e8ec',
  '#b9bec8',
  '#8f96a3',
  '#6a717e',
  '#3a404b',
  '#2b3039',
  '#21252c',
  '#191c22',
  '#131519',
  '#0d0f12',
];

/** A red as dark as white words on it need, in either theme. */
const variantColors: VariantColorsResolver = (input) =>
  defaultVariantColorsResolver(
    input.variant === 'filled' && input.color === 'red' ? { ...input, color: 'red.9' } : input,
  );

const CLOSES = { 'aria-label': 'Close' };

export const theme = createTheme({
  primaryColor: 'tungsten',
  primaryShade: { light: 5, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  variantColorResolver: variantColors,
  colors: { tungsten, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '24px' }, h2: { fontSize: '18px' }, h3: { fontSize: '15px' } },
  },
  cursorType: 'pointer',
  components: {
    InputWrapper: Input.Wrapper.extend({
      styles: { label: { marginBottom: 4, fontSize: 12, fontWeight: 500, color: 'var(--dim)' } },
    }),
    // Of every dialog, notification and field that can be cleared.
    CloseButton: CloseButton.extend({ defaultProps: CLOSES }),
    Tooltip: Tooltip.extend({
      defaultProps: { color: 'dark.4', fz: 12 },
    }),
  },
});
