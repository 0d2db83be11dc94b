import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaStore } from '@dailies/media-store';
import { connect } from '@dailies/migrations';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { createServices } from '../createServer.ts';
import { openDatabase } from '../db/openDatabase.ts';
import { createApp } from '../http/app.ts';
import { MemoryDocuments } from './MemoryDocuments.ts';

// Prints the API's document. It is made of the routes alone, so nothing listens at this database's address.
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';

const folder = await mkdtemp(join(tmpdir(), 'dailies-api-document-'));
const { db, close } = openDatabase(NOWHERE);
const sql = connect(NOWHERE, { applicationName: 'dailies-api-document', max: 1 });
try {
  const services = createServices({
    db,
    sql,
    documents: new MemoryDocuments(),
    store: await openMediaStore(`file:${folder}`),
    uploadFolder: join(folder, 'uploads'),
    log: pino({ level: 'silent' }),
    metrics: new Registry(),
    authSecret: 'a secret that signs nothing at all',
    publicUrl: null,
    tldrawLicenseKey: null,
    openSignUp: false,
    storage: { graceDays: 30, projectQuotaBytes: null },
    runnerConcurrency: 2,
    oidc: null,
    onOwnerCreated: () => Promise.resolve(),
  });
  const answer = await createApp(services, join(folder, 'no-client')).request('/api/v1/openapi.json');
  process.stdout.write(await answer.text());
} finally {
  await Promise.all([close(), sql.end(), rm(folder, { recursive: true, force: true })]);
}
