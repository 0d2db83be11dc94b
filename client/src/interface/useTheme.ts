import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

/** The colour scheme, and the way to the other one. */
export function useTheme(): { readonly other: 'dark' | 'light'; readonly toggle: () => void } {
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('dark') === 'dark' ? 'light' : 'dark';
  return { other, toggle: () => setColorScheme(other) };
}
