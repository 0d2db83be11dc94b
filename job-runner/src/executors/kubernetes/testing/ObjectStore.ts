import { randomUUID } from 'node:crypto';
import { ApiObject, type Resource, StatusError } from './ApiObject.ts';

interface Change {
  readonly version: number;
  readonly resource: Resource;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: ApiObject;
}

/** The objects of one namespace with their versions, as etcd behind an API server keeps them. */
export class ObjectStore {
  readonly #objects = new Map<string, ApiObject>();
  readonly #listeners = new Set<(change: Change) => void>();
  #history: Change[] = [];
  #version = 1_000;
  #oldest = 1_000;

  get version(): string {
    return String(this.#version);
  }

  list(resource: Resource): ApiObject[] {
    return [...this.#objects].flatMap(([key, object]) => (key.startsWith(`${resource}/`) ? [object] : []));
  }

  get(resource: Resource, name: string): ApiObject {
    const found = this.#objects.get(`${resource}/${name}`);
    if (found === undefined) throw new StatusError(404, 'NotFound', `${resource} "${name}" not found`);
    return found;
  }

  has(resource: Resource, name: string): boolean {
    return this.#objects.has(`${resource}/${name}`);
  }

  create(resource: Resource, object: ApiObject): ApiObject {
    const { name } = object.metadata;
    if (this.has(resource, name)) throw new StatusError(409, 'AlreadyExists', `${resource} "${name}" already exists`);
    const metadata = { ...object.metadata, uid: randomUUID(), creationTimestamp: new Date().toISOString() };
    return this.#put(resource, 'ADDED', { ...object, metadata });
  }

  /** Does nothing where it is gone. */
  update(resource: Resource, name: string, change: (object: ApiObject) => ApiObject): void {
    const found = this.#objects.get(`${resource}/${name}`);
    if (found !== undefined) this.#put(resource, 'MODIFIED', change(found));
  }

  remove(resource: Resource, name: string): void {
    const found = this.#objects.get(`${resource}/${name}`);
    if (found === undefined) return;
    this.#put(resource, 'DELETED', found);
    this.#objects.delete(`${resource}/${name}`);
  }

  /** What has happened since a version, and what happens from now on, until the returned function is called. */
  watch(since: string, onChange: (change: Change) => void): () => void {
    if (Number(since) < this.#oldest) {
      throw new StatusError(410, 'Expired', `too old resource version: ${since} (${this.#oldest})`);
    }
    for (const change of this.#history) if (change.version > Number(since)) onChange(change);
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  /** Forgets the past, as etcd does every few minutes. */
  compact(): void {
    this.#history = [];
    this.#oldest = this.#version;
  }

  #put(resource: Resource, type: Change['type'], object: ApiObject): ApiObject {
    this.#version += 1;
    // As over the wire: what a reader has never changes under them.
    const stored = ApiObject.parse(
      JSON.parse(JSON.stringify({ ...object, metadata: { ...object.metadata, resourceVersion: this.version } })),
    );
    this.#objects.set(`${resource}/${object.metadata.name}`, stored);
    const change = { version: this.#version, resource, type, object: stored };
    this.#history.push(change);
    for (const listener of this.#listeners) listener(change);
    return stored;
  }
}
