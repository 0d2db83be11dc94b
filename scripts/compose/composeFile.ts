import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const ROOT = resolve(import.meta.dirname, '../..');

const Text = z.union([z.string(), z.number().transform(String)]);
const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

/** What `docker-compose.yml` may say of a service: what is not listed here is refused. */
const Service = z.strictObject({
  image: z.string(),
  build: z
    .strictObject({ context: z.string(), dockerfile: z.string().optional(), target: z.string().optional() })
    .optional(),
  profiles: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  environment: z.record(z.string(), Text).default({}),
  init: z.boolean().default(false),
  user: z.string().optional(),
  group_add: z.array(z.string()).optional(),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).optional(),
  network_mode: z.string().optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({
        condition: z.enum(['service_healthy', 'service_started', 'service_completed_successfully']),
      }),
    )
    .default({}),
  healthcheck: z
    .strictObject({ test: z.array(z.string()).min(2), interval: z.string(), timeout: z.string(), retries: z.int() })
    .optional(),
  restart: z.enum(['unless-stopped', 'on-failure:5', 'no']),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  tmpfs: Texts.default([]),
  shm_size: z.string().optional(),
  stop_grace_period: z.string().optional(),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }).optional(),
  deploy: z.json().optional(),
});
export type Service = z.infer<typeof Service>;

const Compose = z.strictObject({
  'x-hardened': z.json(),
  'x-dailies': z.json(),
  'services': z.record(z.string(), Service),
  'networks': z.record(z.string(), z.strictObject({ internal: z.boolean().optional() }).nullable()),
  'volumes': z.record(z.string(), z.null()),
});

export const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** `docker-compose.yml` as it is written, its merges done and its variables not filled in. */
export const composeFile = (): z.infer<typeof Compose> =>
  Compose.parse(parse(text('docker-compose.yml'), { merge: true }));

/** `NAME=value` lines. */
export const variablesOf = (lines: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.split('\n').flatMap((line) => {
      const [, name = '', value = ''] = /^([A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
      return name === '' ? [] : [[name, value]];
    }),
  );

/** As compose fills in `${NAME}`, `${NAME:-default}` and `${NAME:?sentence}`; throws for one that has to be set. */
export function filledIn(value: string, variables: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) => {
    const set = variables[name] ?? '';
    if (set !== '') return set;
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return rest ?? '';
  });
}
