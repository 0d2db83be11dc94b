import { NodeDefinitionAnswer } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp } from '../../../testing/TestApp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const Document = z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

test('the API says of itself what it has', async () => {
  const answer = await app.fetch('GET', '/api/v1/openapi.json');
  const { openapi, paths } = Document.parse(await answer.json());
  expect(openapi).toBe('3.1.0');
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.sort()).toEqual(
    [
      'DELETE /me/passkeys/{passkey}',
      'DELETE /me/sessions',
      'DELETE /me/sessions/{session}',
      'DELETE /me/sign-on',
      'DELETE /me/tokens/{token}',
      'DELETE /projects/{project}/invites/{invite}',
      'DELETE /projects/{project}/members/{user}',
      'DELETE /projects/{project}/uploads/{upload}',
      'GET /assets',
      'DELETE /projects/{project}/webhooks/{webhook}',
      'GET /projects/{project}/webhooks',
      'GET /projects/{project}/webhooks/{webhook}',
      'GET /projects/{project}/webhooks/{webhook}/deliveries',
      'PATCH /projects/{project}/webhooks/{webhook}',
      'POST /projects/{project}/webhooks',
      'POST /projects/{project}/webhooks/{webhook}/deliveries/{delivery}/again',
      'POST /projects/{project}/webhooks/{webhook}/secret',
      'POST /projects/{project}/webhooks/{webhook}/test',
      'DELETE /templates/{template}',
      'GET /projects/{project}/nodes/{node}/params/{param}/history',
      'GET /projects/{project}/templates',
      'GET /templates',
      'GET /templates/{template}',
      'PATCH /templates/{template}',
      'POST /projects/{project}/templates',
      'DELETE /farm/backends/{backend}',
      'GET /farm/backends',
      'GET /farm/queue',
      'POST /pipelines',
      'GET /pipelines/{pipeline}/{version}',
      'PATCH /pipelines/{pipeline}/{version}',
      'POST /pipelines/{pipeline}/{version}/test',
      'GET /farm/capabilities',
      'GET /farm/backends/{backend}/object-info',
      'GET /farm/settings',
      'PATCH /farm/settings',
      'POST /farm/runs/{run}/cancel',
      'POST /farm/runs/{run}/priority',
      'POST /farm/runs/{run}/retry',
      'GET /farm/usage',
      'GET /farm/shares',
      'GET /projects/{project}/share',
      'PUT /projects/{project}/share',
      'GET /runs/{run}/preview',
      'GET /farm/backends/{backend}',
      'PATCH /farm/backends/{backend}',
      'POST /farm/backends',
      'POST /farm/backends/{backend}/check',
      'PUT /farm/backends/{backend}/credential',
      'GET /assets/{asset}',
      'GET /assets/{asset}/usage',
      'PATCH /assets/{asset}',
      'POST /assets/{asset}/archive',
      'POST /assets/{asset}/impact',
      'POST /assets/{asset}/promote',
      'POST /assets/{asset}/restore',
      'GET /audit',
      'GET /audit/export',
      'GET /capabilities',
      'GET /derivatives',
      'GET /invites/{secret}',
      'GET /me',
      'GET /me/security',
      'GET /me/sessions',
      'GET /me/tokens',
      'GET /media/{sha256}',
      'GET /media/{sha256}/derivatives',
      'GET /media/{sha256}/derivatives/{kind}/{version}',
      'GET /media/{sha256}/link',
      'GET /node-definitions',
      'GET /notifications',
      'GET /notifications/settings',
      'GET /pipelines',
      'GET /projects',
      'GET /projects/presence',
      'GET /projects/{project}',
      'GET /projects/{project}/assets',
      'GET /projects/{project}/audit',
      'GET /projects/{project}/audit/export',
      'GET /projects/{project}/branches',
      'GET /projects/{project}/branches/{branch}/comparison',
      'GET /projects/{project}/epochs/{epoch}/state',
      'GET /projects/{project}/export',
      'GET /projects/{project}/graph',
      'GET /projects/{project}/invites',
      'GET /projects/{project}/members',
      'GET /projects/{project}/requests/{request}',
      'GET /projects/{project}/storage',
      'GET /projects/{project}/takes',
      'GET /projects/{project}/timeline',
      'GET /projects/{project}/upload-limits',
      'GET /projects/{project}/uploads/{upload}',
      'GET /projects/{project}/versions',
      'GET /projects/{project}/versions/{version}',
      'GET /projects/{project}/versions/{version}/changes',
      'GET /projects/{project}/versions/{version}/state',
      'GET /runs/{run}',
      'GET /storage',
      'GET /takes/{take}',
      'GET /takes/{take}/file',
      'OPTIONS /projects/{project}/uploads',
      'PATCH /me',
      'PATCH /me/passkeys/{passkey}',
      'PATCH /projects/{project}',
      'PATCH /projects/{project}/members/{user}',
      'PATCH /projects/{project}/storage',
      'PATCH /projects/{project}/upload-limits',
      'PATCH /projects/{project}/uploads/{upload}',
      'PATCH /projects/{project}/versions/{version}',
      'POST /assets/{asset}/versions',
      'POST /auth/token',
      'POST /invites/{secret}',
      'POST /me/password',
      'POST /me/tokens',
      'POST /me/two-factor',
      'POST /me/two-factor/confirm',
      'POST /me/two-factor/disable',
      'POST /me/two-factor/recovery-codes',
      'POST /notifications/read',
      'POST /notifications/{notification}/read',
      'POST /projects',
      'POST /projects/import',
      'POST /projects/{project}/archive',
      'POST /projects/{project}/assets',
      'POST /projects/{project}/branches',
      'POST /projects/{project}/branches/{branch}/merge',
      'POST /projects/{project}/branches/{branch}/merged',
      'POST /projects/{project}/branches/{branch}/takes',
      'POST /projects/{project}/commands',
      'POST /projects/{project}/copies',
      'POST /projects/{project}/export',
      'POST /projects/{project}/invites',
      'POST /projects/{project}/requests',
      'POST /projects/{project}/requests/chain',
      'POST /projects/{project}/requests/plan',
      'POST /projects/{project}/restore',
      'POST /projects/{project}/uploads',
      'POST /projects/{project}/uploads/{upload}/keep',
      'POST /projects/{project}/uploads/{upload}/links',
      'POST /projects/{project}/versions',
      'POST /projects/{project}/versions/{version}/prepare-restore',
      'POST /projects/{project}/versions/{version}/restore',
      'POST /runs/{run}/cancel',
      'POST /uploads',
      'POST /uploads/links',
      'POST /uploads/links/{upload}',
      'PUT /notifications/settings',
    ].sort(),
  );
});

test('its page lists every route and loads nothing from elsewhere', async () => {
  const answer = await app.fetch('GET', '/api/docs');
  const page = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(page).toContain('/api/v1/projects/{project}/commands');
  expect(page).not.toMatch(/<script|(?:src|href)="https?:/);
});

describe('the catalogue', () => {
  test('has the node types with ports and the JSON Schema of their params', async () => {
    const person = await app.person();
    const answer = await person.call('GET', '/node-definitions');
    const { items } = z.object({ items: z.array(NodeDefinitionAnswer) }).parse(await answer.json());
    expect(items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['prompt', 'note', 'character', 'style', 'location', 'shot-still', 'shot-motion']),
    );
    expect(items.find(({ type }) => type === 'shot-still')).toMatchObject({
      tracked: true,
      module: { key: 'shot-still', runs: true },
      inputs: expect.arrayContaining([
        { key: 'prompt', title: 'Prompt', type: 'String', maxEdges: 4, required: false },
      ]),
      outputs: [{ key: 'image', type: 'Image' }],
      params: { type: 'object', properties: { lensMm: { type: 'number', minimum: 12, maximum: 200, default: 35 } } },
    });
  });

  test('has the pipelines', async () => {
    const person = await app.signIn('person1@example.org');
    const answer = await person.call('GET', '/pipelines');
    expect([answer.status, await answer.json()]).toEqual([200, { items: [] }]);
  });
});
