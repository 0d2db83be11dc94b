/** Take numbers as people say them: `take 3`, `takes 3–6`, `takes 1 and 4`, `takes 1, 3–4`. */
export function takeNumbers(numbers: readonly number[]): string {
  const stretches: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else stretches.push([number, number]);
  }
  const texts = stretches.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const isPair = texts.length === 2 && numbers.length === 2;
  return `${numbers.length === 1 ? 'take' : 'takes'} ${texts.join(isPair ? ' and ' : ', ')}`;
}
