// Runs before the first paint, so that a light page never flashes dark. A file of its own, because
// the content security policy allows no script inside the page.
try {
  const scheme = localStorage.getItem('mantine-color-scheme-value');
  document.documentElement.dataset.mantineColorScheme = scheme === 'light' ? 'light' : 'dark';
} catch {
  // Without storage the page stays dark.
}
