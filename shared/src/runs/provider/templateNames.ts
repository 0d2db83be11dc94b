/**
 * A name in a template: `{seed}`, `{kept.id}`. What is put in its place is data and is never read for names
 * again, whatever it holds.
 */
export const TEMPLATE_NAME = /\{([a-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?)\}/g;

/** Every name in the texts of a template, however deep. */
export function templateNames(template: unknown): string[] {
  if (typeof template === 'string') return [...template.matchAll(TEMPLATE_NAME)].map(([, name = '']) => name);
  if (Array.isArray(template)) return template.flatMap(templateNames);
  if (typeof template === 'object' && template !== null) return Object.values(template).flatMap(templateNames);
  return [];
}
