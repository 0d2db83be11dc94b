/** `three-quarter-left` → `Three quarter left`. */
const titled = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' ');

/** Values as a control offers them, called after themselves where no other title is given. */
export const choicesOf = <Value extends string>(
  values: readonly Value[],
  titles?: Readonly<Partial<Record<Value, string>>>,
): { value: Value; title: string }[] => values.map((value) => ({ value, title: titles?.[value] ?? titled(value) }));
