/** What a template for names of files can hold between braces, with how it reads in an example. */
export const NAME_PARTS = {
  code: 'the project’s code',
  scene: 'the scene’s title',
  shot: 'the shot’s title',
  take: 'the take’s number, two digits',
  version: 'the take’s number, three digits',
} as const;
export type NamePart = keyof typeof NAME_PARTS;

const PART = /\{([^{}]*)\}/g;
const isPart = (name: string): name is NamePart => Object.hasOwn(NAME_PARTS, name);
const KNOWN = Object.keys(NAME_PARTS)
  .map((name) => `{${name}}`)
  .join(' ');

/** Why a template cannot name files; null where it can. */
export function namingProblem(template: string): string | null {
  const names = [...template.matchAll(PART)].map(([, name = '']) => name);
  const unknown = names.find((name) => !isPart(name));
  if (unknown !== undefined) return `There is no {${unknown}}; there are ${KNOWN}`;
  if (/[{}]/.test(template.replaceAll(PART, ''))) return 'A brace is open or closed alone';
  if (!names.includes('take') && !names.includes('version')) return 'Takes need {take} or {version} to differ';
  return null;
}

/** Letters, digits and hyphens: safe on every system. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** A name by a template, without its extension. Parts that are empty leave no doubled or dangling joint. */
export function fileNameBy(
  template: string,
  parts: Readonly<Record<Exclude<NamePart, 'take' | 'version'>, string>>,
  take: number,
): string {
  const values: Readonly<Record<NamePart, string>> = {
    code: plain(parts.code),
    scene: plain(parts.scene).slice(0, 40),
    shot: plain(parts.shot).slice(0, 60),
    take: String(take).padStart(2, '0'),
    version: String(take).padStart(3, '0'),
  };
  return template
    .replaceAll(PART, (whole, name: string) => (isPart(name) ? values[name] : whole))
    .replaceAll(/[/\\:*?"<>|\s]+/g, '-')
    .replaceAll(/([_.-])\1+/g, '$1')
    .replaceAll(/^[_.-]+|[_.-]+$/g, '');
}
