import { VARIABLES } from './variables.ts';

/** The variables with their defaults, as lines of text for a terminal. */
export function describeVariables(): string {
  return Object.entries(VARIABLES)
    .map(([name, { help, shownDefault }]) => `  ${name.padEnd(20)}${help}\n${' '.repeat(22)}Default: ${shownDefault}.`)
    .join('\n');
}
