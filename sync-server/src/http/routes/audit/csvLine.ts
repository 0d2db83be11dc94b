/** What a spreadsheet would take for a formula: it runs what others wrote. */
const FORMULA = /^\s*[=+\-@]|^[\t\r\n]/;

const cell = (text: string): string => {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** A line of a CSV file (RFC 4180). A cell that a spreadsheet would compute gets an apostrophe in front. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
