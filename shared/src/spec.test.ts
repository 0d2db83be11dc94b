import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFUSAL_RULES } from './document/index.ts';

const root = join(import.meta.dirname, '../..');
const spec = readFileSync(join(root, 'shared/SPEC.md'), 'utf8');

const rules = [...spec.matchAll(/^- \*\*([A-Za-z0-9-]+)\*\* \S/gm)].map(([, id = '']) => id);

/** Ids in square brackets, as titles quote them: `[G4]`, `[not-yours]`. */
function quotedIn(...patterns: string[]): Set<string> {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root }));
  expect(files.length).toBeGreaterThan(0);
  const texts = files
    .filter((file) => !file.endsWith('spec.test.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  const refusals = REFUSAL_RULES.join('|');
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(new RegExp(`\\[([A-Z][0-9]+|${refusals})\\]`, 'g'))].map(([, id = '']) => id),
    ),
  );
}

describe('SPEC.md', () => {
  it('names each rule once', () => {
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.filter((id, index) => rules.indexOf(id) !== index)).toEqual([]);
  });

  it('has every rule proved by a test that quotes it', () => {
    const quoted = quotedIn('shared/src/**/*.test.ts', 'sync-server/src/**/*.test.ts');
    expect(rules.filter((id) => !quoted.has(id))).toEqual([]);
  });

  it('has every rule that a test of the domain quotes, and every one that its code quotes', () => {
    const quoted = quotedIn('shared/src/**/*.ts');
    expect([...quoted].filter((id) => !rules.includes(id)).sort()).toEqual([]);
    // The rule of a refusal, as `refuse(code, sentence, 'G4')` and `rule: 'G4'` have it.
    const sources = globSync('shared/src/{commands,graph,document}/**/*.ts', { cwd: root });
    const given = sources.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/'([A-Z][0-9])'/g)].map(([, id = '']) => id),
    );
    expect([...new Set(given)].filter((id) => !rules.includes(id)).sort()).toEqual([]);
  });

  it('has every rule by which an update is refused', () => {
    expect(REFUSAL_RULES.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
