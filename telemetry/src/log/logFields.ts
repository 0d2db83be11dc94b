import { AsyncLocalStorage } from 'node:async_hooks';

/** Ids that every line says which is written while something is done: never a name, a text or a secret. */
export interface LogFields {
  /** The id of an HTTP request, as the answer's `X-Request-Id` says it. */
  request?: string;
  project?: string;
  user?: string;
}

const storage = new AsyncLocalStorage<LogFields>();

/** Runs work whose lines say these ids, on top of those that stand already. */
export const withLogFields = <T>(fields: LogFields, work: () => T): T =>
  storage.run({ ...storage.getStore(), ...fields }, work);

/** Says more ids from here on, in the work that is under way; nothing outside any. */
export function addLogFields(fields: LogFields): void {
  const store = storage.getStore();
  if (store !== undefined) Object.assign(store, fields);
}

/** The ids of the work that is under way. */
export const logFields = (): LogFields => storage.getStore() ?? {};
