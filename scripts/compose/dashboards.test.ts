import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT, text } from './composeFile.ts';

const FOLDER = 'infra/compose/grafana/dashboards';
const Dashboard = z.object({
  uid: z.string(),
  panels: z.array(
    z.object({
      id: z.int(),
      title: z.string().min(1),
      datasource: z.object({ type: z.literal('prometheus'), uid: z.literal('prometheus') }),
      gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
      targets: z.array(z.object({ refId: z.string(), expr: z.string().min(1), legendFormat: z.string() })).min(1),
    }),
  ),
});
const Rules = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});

/** What prom-client tells of a process by itself, under our prefix; the names are its own. */
const OF_THE_PROCESS = ['dailies_process_resident_memory_bytes', 'dailies_nodejs_eventloop_lag_p99_seconds'];

/** Every metric that the code of both planes registers, with its labels where they stand beside it. */
function registered(): ReadonlyMap<string, readonly string[]> {
  const files = ['sync-server/src/**/*.ts', 'job-runner/src/**/*.ts'].flatMap((pattern) =>
    globSync(pattern, { cwd: ROOT }).filter((file) => !file.endsWith('.test.ts')),
  );
  const metrics = new Map<string, readonly string[]>();
  for (const file of files) {
    const code = readFileSync(join(ROOT, file), 'utf8');
    for (const { 1: name = '', index } of code.matchAll(/(?:name: |gauge\(\s*)'(dailies_[a-z_]+)'/g)) {
      const labels = /labelNames: \[([^\]]*)\]/.exec(
        code.slice(index, index + 400).split(/new (?:Gauge|Counter|Histogram)/)[0] ?? '',
      );
      metrics.set(
        name,
        [...(labels?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, label = '']) => label),
      );
    }
  }
  return metrics;
}

const metrics = registered();
const dashboards = readdirSync(join(ROOT, FOLDER)).map(
  (name) => [name, Dashboard.parse(JSON.parse(text(`${FOLDER}/${name}`)))] as const,
);
const base = (name: string): string => name.replace(/_(?:bucket|sum|count)$/, '');

/** The metrics of an expression that nobody registers, and the labels that they do not have. */
function unknownIn(expression: string): string[] {
  const used = [...new Set([...expression.matchAll(/\b(dailies_[a-z0-9_]+)/g)].map(([, name = '']) => name))];
  const wrong = used.filter((name) => !metrics.has(name) && !metrics.has(base(name)) && !OF_THE_PROCESS.includes(name));
  const labels = new Set([
    'le',
    'job',
    'instance',
    ...used.flatMap((name) => metrics.get(name) ?? metrics.get(base(name)) ?? []),
  ]);
  const asked = [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(',').map((each) => each.trim()),
  );
  return [...wrong, ...asked.filter((label) => !labels.has(label))];
}

describe('the dashboards', () => {
  it('find what both planes tell', () => {
    expect(metrics.size).toBeGreaterThan(12);
    expect(metrics.get('dailies_runs')).toEqual(['state']);
    expect(dashboards.map(([name]) => name).sort()).toEqual(['documents.json', 'generation.json']);
  });

  it.each(dashboards)('%s asks for metrics that are there, by labels that they have', (_, { panels }) => {
    for (const { title, targets } of panels) {
      for (const { expr } of targets) expect(unknownIn(expr), `${title}: ${expr}`).toEqual([]);
    }
    expect(unknownIn('sum by (colour) (dailies_no_such_metric)')).toEqual(['dailies_no_such_metric', 'colour']);
  });

  it.each(dashboards)('%s has panels that lie beside each other', (_, { panels }) => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const one of panels) {
      const { x, y, w, h } = one.gridPos;
      expect(x + w).toBeLessThanOrEqual(24);
      const over = panels.filter(
        ({ id, gridPos: other }) =>
          id !== one.id && x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h,
      );
      expect(
        over.map(({ title }) => title),
        one.title,
      ).toEqual([]);
    }
  });

  it('show every metric that the code registers', () => {
    const shown = dashboards.flatMap(([, { panels }]) =>
      panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    );
    expect([...metrics.keys()].filter((name) => !shown.some((expr) => expr.includes(name)))).toEqual([]);
  });

  it('and the alarms ask for the same', () => {
    const { groups } = Rules.parse(parse(text('infra/compose/prometheus/alerts.yml')));
    const rules = groups.flatMap(({ rules: each }) => each);
    expect(rules.length).toBeGreaterThan(3);
    for (const { alert, expr } of rules) expect(unknownIn(expr), alert).toEqual([]);
  });
});
