import { TEMPLATE_NAME, templateNames } from '@dailies/shared/runs';

export type Filling = string | number | boolean | Blob;

/** What the names of a template stand for; each has one value, but for the media of a port. */
export type Fillings = ReadonlyMap<string, readonly Filling[]>;

export type Filled = Filling | null | readonly Filled[] | { readonly [key: string]: Filled };

const WHOLE_NAME = /^\{([a-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?)\}$/;

/** `at`: which of several media is meant, inside an element of an array that is repeated for them. */
function fillText(text: string, fillings: Fillings, at: number): Filling | undefined {
  const value = (name: string): Filling | undefined => {
    const values = fillings.get(name);
    return values?.[at] ?? values?.[0];
  };
  const whole = WHOLE_NAME.exec(text)?.[1];
  if (whole !== undefined) return value(whole);
  return text.replace(TEMPLATE_NAME, (_, name: string) => {
    const found = value(name);
    return found === undefined || found instanceof Blob ? '' : String(found);
  });
}

/** The names of an element itself: those of an array inside it are that array's affair. */
function ownNames(template: unknown): string[] {
  if (Array.isArray(template)) return [];
  if (typeof template !== 'object' || template === null) return templateNames(template);
  return Object.values(template).flatMap(ownNames);
}

function repeats(element: unknown, fillings: Fillings): number {
  return Math.max(1, ...ownNames(element).map((name) => fillings.get(name)?.length ?? 0));
}

/**
 * A template with its names replaced. What there is no value for is left out, and so is an object or an array that
 * nothing is left in; undefined where that is all of it. Values are never read for names themselves.
 */
export function fillTemplate(template: unknown, fillings: Fillings, at = 0): Filled | undefined {
  if (typeof template === 'string') return fillText(template, fillings, at);
  if (typeof template === 'number' || typeof template === 'boolean' || template === null) return template;
  if (Array.isArray(template)) {
    const filled = template.flatMap((element: unknown) =>
      Array.from({ length: repeats(element, fillings) }, (_, index) =>
        fillTemplate(element, fillings, Math.max(at, index)),
      ),
    );
    const left = filled.filter((element) => element !== undefined);
    return left.length === 0 && template.length > 0 ? undefined : left;
  }
  if (typeof template !== 'object') return undefined;
  const entries = Object.entries(template);
  const left = entries.flatMap(([key, value]) => {
    const filled = fillTemplate(value, fillings, at);
    return filled === undefined ? [] : [[key, filled] as const];
  });
  return left.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(left);
}
