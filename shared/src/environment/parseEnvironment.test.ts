import { describe, expect, it } from 'vitest';
import { describeVariables, parseEnvironment, VARIABLES } from './index.ts';

const messageFor = (vars: Record<string, string>): string => {
  const result = parseEnvironment(vars);
  return result.ok ? 'accepted' : result.refusal.message;
};

describe('parseEnvironment', () => {
  it('gives every variable its default, also where it is set to nothing', () => {
    const expected = {
      port: 4000,
      host: '127.0.0.1',
      dataDir: '.data',
      databaseUrl: null,
      mediaUrl: 'file:.data/media',
      publicUrl: null,
      tldrawLicenseKey: null,
      redisUrl: null,
      logLevel: 'info',
      metricsPort: null,
      runnerMetricsPort: null,
      runnerMetricsHost: '127.0.0.1',
      traceEndpoint: null,
      runnerConcurrency: 2,
      runnerName: null,
      openSignUp: false,
      oidc: null,
      c2pa: null,
      rateLimits: { person: 6_000, token: 1_200, address: 600 },
      auditKeepDays: null,
      mediaGraceDays: 30,
      projectQuotaGb: null,
      outboundAllow: [],
      authSecret: null,
    };
    expect(parseEnvironment({})).toEqual({ ok: true, value: expected });
    const empty = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, ' ']));
    expect(parseEnvironment(empty)).toEqual({ ok: true, value: expected });
  });

  it('reads what is set', () => {
    const result = parseEnvironment({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: '/srv/dailies',
      DATABASE_URL: 'postgres://app@/app?host=/run/pg',
      MEDIA_URL: 's3://dailies?endpoint=http://127.0.0.1:9000',
      PUBLIC_URL: 'https://dailies.example/',
      LOG_LEVEL: 'debug',
      METRICS_PORT: '9464',
      RATE_LIMIT_TOKEN: '0',
      RATE_LIMIT_PERSON: '100',
      RUNNER_CONCURRENCY: '8',
      RUNNER_NAME: 'render-7',
      OUTBOUND_ALLOW: 'comfy.lan:8188, 10.1.0.0/16,[::1]:80,fd00::/8',
      PATH: '/usr/bin',
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        port: 8080,
        host: '0.0.0.0',
        databaseUrl: 'postgres://app@/app?host=/run/pg',
        mediaUrl: 's3://dailies?endpoint=http://127.0.0.1:9000',
        publicUrl: 'https://dailies.example',
        logLevel: 'debug',
        metricsPort: 9464,
        rateLimits: { person: 100, token: null, address: 600 },
        runnerConcurrency: 8,
        runnerName: 'render-7',
        outboundAllow: ['comfy.lan:8188', '10.1.0.0/16', '[::1]:80', 'fd00::/8'],
      },
    });
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '4000.5'],
    ['PORT', '1e3'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://root@localhost'],
    ['MEDIA_URL', '/srv/media'],
    ['PUBLIC_URL', 'dailies.example'],
    ['PUBLIC_URL', 'https://dailies.example/path'],
    ['REDIS_URL', 'localhost:6379'],
    ['LOG_LEVEL', 'loud'],
    ['RUNNER_CONCURRENCY', '0'],
    ['RUNNER_NAME', 'a b'],
    ['AUTH_SECRET', 'short'],
    ['OUTBOUND_ALLOW', 'http://comfy.lan'],
    ['OUTBOUND_ALLOW', '10.0.0.0/33'],
    ['OUTBOUND_ALLOW', 'comfy.lan/8'],
    ['OUTBOUND_ALLOW', 'a,,b'],
    ['OIDC_ISSUER', 'id.example'],
    ['AUDIT_KEEP_DAYS', '7'],
    ['RATE_LIMIT_PERSON', '-1'],
  ])('refuses %s=%s with one sentence that names it', (name, value) => {
    const message = messageFor({ [name]: value });
    expect(message).toMatch(new RegExp(`^${name} must [^\\n]+\\.$`));
  });

  it('reads an identity provider, which needs both its issuer and a client id', () => {
    const known = { OIDC_ISSUER: 'https://id.example/studio', OIDC_CLIENT_ID: 'dailies', OIDC_NAME: 'Studio' };
    expect(parseEnvironment(known)).toMatchObject({
      value: {
        oidc: { issuer: 'https://id.example/studio', clientId: 'dailies', clientSecret: null, name: 'Studio' },
      },
    });
    for (const alone of [{ OIDC_ISSUER: 'https://id.example' }, { OIDC_CLIENT_ID: 'dailies' }]) {
      expect(messageFor(alone)).toMatch(/^OIDC_ISSUER and OIDC_CLIENT_ID must be set together: [^\n]+\.$/);
    }
  });

  it('reads what signs files, which needs both a certificate and its key', () => {
    const known = { C2PA_CERTIFICATE: 'chain.pem', C2PA_PRIVATE_KEY: '/etc/dailies/key.pem' };
    expect(parseEnvironment(known)).toMatchObject({
      value: { c2pa: { certificateFile: 'chain.pem', keyFile: '/etc/dailies/key.pem' } },
    });
    for (const alone of [{ C2PA_CERTIFICATE: 'chain.pem' }, { C2PA_PRIVATE_KEY: 'key.pem' }]) {
      expect(messageFor(alone)).toMatch(/^C2PA_CERTIFICATE and C2PA_PRIVATE_KEY must be set together: [^\n]+\.$/);
    }
  });

  it('never repeats a value, which may be a secret', () => {
    expect(messageFor({ DATABASE_URL: 'mysql://root:hunter2@localhost' })).not.toContain('hunter2');
  });

  it('refuses unknown names of its own prefix and names the one that was meant', () => {
    expect(messageFor({ DAILIES_PORT: '4000' })).toBe(
      'DAILIES_PORT is not a setting of Dailies; use PORT instead: `npm start -- --help` lists them all.',
    );
    expect(messageFor({ DAILIES_COLOUR: 'red' })).toMatch(/^DAILIES_COLOUR is not a setting of Dailies: /);
  });

  it('refuses one port for two things', () => {
    expect(messageFor({ METRICS_PORT: '4100', RUNNER_METRICS_PORT: '4100' })).toMatch(
      /^RUNNER_METRICS_PORT must be another port than METRICS_PORT/,
    );
    expect(messageFor({ PORT: '4100', METRICS_PORT: '4100' })).toMatch(/^METRICS_PORT must be another port/);
  });
});

describe('describeVariables', () => {
  it('lists every variable with its default', () => {
    for (const [name, { shownDefault }] of Object.entries(VARIABLES)) {
      expect(describeVariables()).toContain(`  ${name}`);
      expect(describeVariables()).toContain(`Default: ${shownDefault}.`);
    }
  });
});
