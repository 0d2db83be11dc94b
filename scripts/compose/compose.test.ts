import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseEnvironment, VARIABLES } from '@dailies/shared/environment';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { composeFile, filledIn, ROOT, type Service, text, variablesOf } from './composeFile.ts';

const run = promisify(execFile);
const { services, networks, volumes } = composeFile();
const entries = Object.entries(services);
const example = variablesOf(text('infra/compose/env.example'));
/** As `init.sh` makes them. */
const filled = Object.fromEntries(
  Object.entries(example).map(([name, value]) => [
    name,
    /PASSWORD|SECRET$/.test(name) && !name.startsWith('OIDC') ? 's'.repeat(48) : value,
  ]),
);
const OURS = ['migrate', 'sync-server', 'job-runner', 'gpu-runner'];
/** What the AWS SDK reads besides. */
const OF_THE_SDK = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
const environmentOf = (service: Service): Record<string, string> =>
  Object.fromEntries(Object.entries(service.environment).map(([name, value]) => [name, filledIn(value, filled)]));

describe('docker-compose.yml', () => {
  it('brings up the whole system', () => {
    expect(Object.keys(services).sort()).toEqual(
      ['bucket', 'certificates', 'comfyui', 'gpu-runner', 'grafana', 'job-runner', 'migrate', 'postgres'].concat([
        'prometheus',
        'store',
        'sync-server',
        'traefik',
      ]),
    );
    const optional = entries.filter(([, { profiles }]) => profiles !== undefined).map(([name]) => name);
    expect(optional.sort()).toEqual(['comfyui', 'gpu-runner']);
  });

  it.each(entries)('%s has an image of one version, and only what it needs', (name, service) => {
    const image = filledIn(service.image, filled);
    expect(image).toMatch(/^[a-z0-9./-]+:[\w.-]+$/);
    expect(image).not.toMatch(/:latest$/);
    if (image.startsWith('dailies/')) expect(service.build !== undefined || name === 'gpu-runner').toBe(true);
    else expect(image).toMatch(/:.*\d+\.\d+|RELEASE\.\d{4}-\d\d-\d\d/);
    for (const used of service.networks ?? []) expect(Object.keys(networks)).toContain(used);
    expect((service.networks ?? []).length > 0).toBe(service.network_mode === undefined);
    expect(service.command?.join(' ') ?? '').not.toContain('privileged');
  });

  it('shuts in what is ours and what meets the world', () => {
    for (const name of [...OURS, 'traefik', 'prometheus', 'grafana', 'comfyui']) {
      expect(services[name], name).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('opens nothing to others but the two ports of Traefik', () => {
    const open = entries.flatMap(([name, { ports }]) => ports.map((port) => [name, port] as const));
    expect(open.filter(([, port]) => !port.startsWith('127.0.0.1:'))).toEqual([
      ['traefik', '80:8080'],
      ['traefik', '443:8443'],
    ]);
    expect(networks['inside']).toEqual({ internal: true });
    for (const name of ['postgres', 'store']) expect(services[name]?.networks).toEqual(['inside']);
  });

  it('mounts the engine into the runner that is asked for, and nowhere else', () => {
    const withEngine = entries.filter(([, service]) =>
      service.volumes.some((volume) => volume.includes('docker.sock')),
    );
    expect(withEngine.map(([name, { profiles }]) => [name, profiles])).toEqual([['gpu-runner', ['gpu']]]);
  });

  it('waits for what has a sign of health, and names only volumes and files that there are', () => {
    const dockerfile = text('infra/Dockerfile');
    for (const [name, service] of entries) {
      for (const [other, { condition }] of Object.entries(service.depends_on)) {
        const needed = services[other];
        expect(needed, `${name} → ${other}`).toBeDefined();
        if (condition !== 'service_healthy') continue;
        const stage = needed?.build?.target ?? '';
        const inImage = new RegExp(`AS ${stage}\\n(?:(?!\\nFROM )[^])*HEALTHCHECK`).test(dockerfile);
        expect(needed?.healthcheck !== undefined || inImage, `${name} → ${other}`).toBe(true);
      }
      for (const volume of service.volumes) {
        const [from = ''] = filledIn(volume, filled).split(':');
        if (from.startsWith('./')) expect(existsSync(join(ROOT, from)), from).toBe(true);
        else if (!from.startsWith('/')) expect(Object.keys(volumes)).toContain(from);
      }
    }
    const used = new Set(entries.flatMap(([, service]) => service.volumes.map((volume) => volume.split(':')[0])));
    expect(Object.keys(volumes).filter((name) => !used.has(name))).toEqual([]);
  });

  it.each(OURS)('%s is set by variables that Dailies reads, to values that it takes', (name) => {
    const service = services[name];
    if (service === undefined) throw new Error(`There is no ${name}.`);
    const unknown = Object.keys(service.environment).filter(
      (variable) => !Object.hasOwn(VARIABLES, variable) && !OF_THE_SDK.includes(variable),
    );
    expect(unknown).toEqual([]);
    const parsed = parseEnvironment(environmentOf(service));
    expect(parsed.ok ? '' : parsed.refusal.message).toBe('');
    const elsewhere = parseEnvironment({
      ...environmentOf(service),
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'dailies',
    });
    expect(elsewhere.ok).toBe(true);
  });

  it('reads nothing that env.example does not name, and nothing that has to be set is left to a default', () => {
    const read = new Set([...text('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = '']) => name));
    expect([...read].sort()).toEqual(Object.keys(example).sort());
    for (const secret of ['POSTGRES_PASSWORD', 'AUTH_SECRET', 'S3_PASSWORD', 'GRAFANA_PASSWORD']) {
      expect(example[secret]).toBe('');
      expect(() => filledIn(`\${${secret}:?run infra/compose/init.sh}`, example)).toThrow(secret);
    }
  });

  it('gets its secrets by init.sh, each its own, for nobody else to read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dailies-compose-'));
    try {
      await mkdir(join(folder, 'infra'));
      await cp(join(ROOT, 'infra/compose'), join(folder, 'infra/compose'), { recursive: true });
      const init = (): Promise<unknown> =>
        run('sh', ['infra/compose/init.sh', 'dailies.example', 'td@dailies.example'], { cwd: folder });
      await init();
      const made = variablesOf(await readFile(join(folder, '.env'), 'utf8'));
      expect(Object.keys(made)).toEqual(Object.keys(example));
      expect(made).toMatchObject({ DOMAIN: 'dailies.example', ACME_EMAIL: 'td@dailies.example' });
      const secrets = ['POSTGRES_PASSWORD', 'AUTH_SECRET', 'S3_PASSWORD', 'GRAFANA_PASSWORD'].map((name) => made[name]);
      expect(new Set(secrets).size).toBe(4);
      for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{48}$/);
      expect((await stat(join(folder, '.env'))).mode & 0o077).toBe(0);
      await expect(init()).rejects.toThrow();
      for (const name of OURS) {
        const service = services[name];
        const set = Object.fromEntries(
          Object.entries(service?.environment ?? {}).map(([key, value]) => [key, filledIn(value, made)]),
        );
        expect(parseEnvironment(set).ok).toBe(true);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const Targets = z.object({
  rule_files: z.array(z.string()),
  scrape_configs: z.array(
    z.object({
      job_name: z.string(),
      static_configs: z.array(z.object({ targets: z.array(z.string()) })).optional(),
      dns_sd_configs: z.array(z.object({ names: z.array(z.string()), port: z.int() })).optional(),
    }),
  ),
});

it('Prometheus asks services at the ports where they tell', () => {
  const { scrape_configs: jobs } = Targets.parse(parse(text('infra/compose/prometheus/prometheus.yml')));
  const asked = jobs.flatMap(({ static_configs: fixed = [], dns_sd_configs: found = [] }) => [
    ...fixed.flatMap(({ targets }) => targets),
    ...found.flatMap(({ names, port }) => names.map((name) => `${name}:${port}`)),
  ]);
  const tells: Readonly<Record<string, string | undefined>> = {
    'sync-server': services['sync-server']?.environment['METRICS_PORT'],
    'job-runner': services['job-runner']?.environment['RUNNER_METRICS_PORT'],
    'gpu-runner': services['gpu-runner']?.environment['RUNNER_METRICS_PORT'],
    'traefik': services['traefik']?.command?.join(' ').match(/entrypoints\.metrics\.address=:(\d+)/)?.[1],
  };
  expect(asked.sort()).toEqual(
    Object.entries(tells)
      .map(([name, port]) => `${name}:${port}`)
      .sort(),
  );
  for (const name of Object.keys(tells)) {
    const shared = services[name]?.networks?.filter((each) => services['prometheus']?.networks?.includes(each));
    expect(shared?.length, name).toBeGreaterThan(0);
  }
});

it('Traefik leads to the port of the sync-server, by TLS of these days', () => {
  const template = text('infra/compose/traefik/dynamic.yml');
  const read = [...template.matchAll(/env "([A-Z_]+)"/g)].map(([, name = '']) => name);
  expect(read.sort()).toEqual(Object.keys(services['traefik']?.environment ?? {}).sort());
  for (const resolver of ['letsencrypt', '']) {
    const rendered = template
      .replaceAll('{{ env "DOMAIN" }}', 'dailies.example')
      .replace('{{ if env "ACME_EMAIL" }}letsencrypt{{ end }}', resolver);
    expect(rendered).not.toContain('{{');
    expect(parse(rendered)).toMatchObject({
      http: {
        routers: {
          dailies: {
            rule: 'Host(`dailies.example`)',
            entryPoints: ['websecure'],
            service: 'dailies',
            tls: { certResolver: resolver, options: 'modern' },
          },
        },
        services: { dailies: { loadBalancer: { servers: [{ url: 'http://sync-server:4000' }] } } },
      },
      tls: { options: { modern: { minVersion: 'VersionTLS12' } } },
    });
  }
});
