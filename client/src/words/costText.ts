const MICROS = 1e6;

/** Millionths of a US dollar: `$0.42`, `$12.00`; of less than a cent how much less. */
export function costText(micros: number): string {
  const dollars = micros / MICROS;
  if (dollars === 0) return '$0';
  return dollars < 0.01 ? `$${dollars.toFixed(4)}` : `$${dollars.toFixed(2)}`;
}
