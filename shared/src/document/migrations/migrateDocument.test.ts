import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readEverything } from '../../testing/readEverything.ts';
import { sampleProject } from '../../testing/sampleProject.ts';
import { readMeta, readNodes } from '../read/project.ts';
import { newDocument, recordsOf, rootOf } from '../schema/roots.ts';
import { DOCUMENT_FORM, type DocumentForm } from './documentForm.ts';
import { migrateDocument, schemaAge } from './migrateDocument.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));

function stored(schema: number): Y.Doc {
  const doc = newDocument();
  Y.applyUpdate(doc, fixture(`schema-${schema}.bin`));
  return doc;
}

/** A version to come: titles are called names, and then a name is never blank. */
const NEXT: DocumentForm = {
  schema: DOCUMENT_FORM.schema + 2,
  migrations: [
    ...DOCUMENT_FORM.migrations,
    {
      from: DOCUMENT_FORM.schema + 1,
      migrate: (doc) => {
        for (const node of recordsOf(doc, 'nodes').values()) node.set('name', `${String(node.get('name'))}!`);
      },
    },
    {
      from: DOCUMENT_FORM.schema,
      migrate: (doc) => {
        for (const node of recordsOf(doc, 'nodes').values()) node.set('name', node.get('title'));
      },
    },
  ],
};

describe('documents of older schemas', () => {
  const schemas = Array.from({ length: DOCUMENT_FORM.schema }, (_, index) => index + 1);
  it.each(schemas)('[M3] a stored document of schema %i reads as it did, to the letter', (schema) => {
    const doc = stored(schema);
    expect(readMeta(doc).schema).toBe(schema);
    expect(migrateDocument(doc)).toBe(schema === DOCUMENT_FORM.schema ? 'current' : 'migrated');
    const read: unknown = JSON.parse(JSON.stringify(readEverything(doc)));
    expect(read).toEqual(JSON.parse(fixture(`schema-${schema}.json`).toString('utf8')));
  });

  it('[M1] goes forward step by step, in one transaction', () => {
    const doc = stored(DOCUMENT_FORM.schema);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    expect(schemaAge(doc, NEXT)).toBe('older');
    expect(migrateDocument(doc, NEXT)).toBe('migrated');
    expect(updates).toHaveLength(1);
    expect(readMeta(doc).schema).toBe(NEXT.schema);
    for (const node of readNodes(doc)) {
      expect(recordsOf(doc, 'nodes').get(node.id)?.get('name')).toBe(`${node.title}!`);
    }
    expect(migrateDocument(doc, NEXT)).toBe('current');
    expect(updates).toHaveLength(1);
  });

  it('[M2] leaves a newer document as it is', () => {
    const doc = stored(DOCUMENT_FORM.schema);
    migrateDocument(doc, NEXT);
    const bytes = Y.encodeStateAsUpdate(doc);
    expect(migrateDocument(doc)).toBe('newer');
    expect(Y.encodeStateAsUpdate(doc)).toEqual(bytes);
  });

  it('[M1] writes the schema into a new document, and runs no step on it', () => {
    const doc = newDocument();
    expect(schemaAge(doc)).toBe('new');
    const poisoned = NEXT.migrations.map(({ from }) => ({ from, migrate: () => expect.unreachable() }));
    expect(migrateDocument(doc, { ...NEXT, migrations: poisoned })).toBe('migrated');
    expect(readMeta(doc).schema).toBe(NEXT.schema);
  });

  it('[M1] throws where a step is missing', () => {
    expect(() => migrateDocument(sampleProject(), { schema: DOCUMENT_FORM.schema + 1, migrations: [] })).toThrow(
      'no migration of documents from schema',
    );
  });

  it('[A8] takes a schema that is no number for the oldest', () => {
    const doc = sampleProject();
    rootOf(doc, 'meta').set('schema', 'one');
    expect(readMeta(doc).schema).toBe(0);
    expect(schemaAge(doc)).toBe('older');
  });
});
