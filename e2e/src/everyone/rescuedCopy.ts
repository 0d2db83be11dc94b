import { rootOf } from '@dailies/shared/document';
import type { Page } from '@playwright/test';
import { encodeStateAsUpdate, Map as YMap } from 'yjs';
import { Copy } from '../people/Copy.ts';
import type { Person } from '../people/Person.ts';

const SETTLED_MS = 20_000;

/**
 * Lays a copy of a project into a page's store of rescued ones, as a refused one comes there: with a
 * prompt that was rewritten while nobody was reached.
 */
export async function layAside(page: Page, person: Person, project: string, node: string): Promise<void> {
  const copy = new Copy(person.origin, project, person.token);
  const end = Date.now() + SETTLED_MS;
  while (!copy.isSaved) {
    if (Date.now() > end) throw new Error(`The copy did not come: ${copy.standing}`);
    await new Promise((later) => setTimeout(later, 50));
  }
  copy.close();
  const entry: unknown = rootOf(copy.doc, 'nodes').get(node);
  const params: unknown = entry instanceof YMap ? entry.get('params') : undefined;
  if (!(params instanceof YMap)) throw new Error(`${node} is not in the project.`);
  params.set('prompt', 'Written on a train, while nobody could be reached: the ferry comes out of the fog, unlit.');
  const user = String((await person.call('GET', '/me'))['id']);
  const update = Buffer.from(encodeStateAsUpdate(copy.doc)).toString('base64');
  await page.evaluate(`new Promise((resolve, reject) => {
    const request = indexedDB.open('dailies:rescue', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('copies', { keyPath: 'id' });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const update = Uint8Array.from(atob('${update}'), (one) => one.charCodeAt(0));
      const kept = { id: 'r1', user: '${user}', project: '${project}', projectName: 'Film', at: Date.now() - 7_200_000, update,
        reason: 'A viewer does not change what is on the canvas.', epoch: null, standing: 'offered', broughtOver: 0, left: [] };
      const put = request.result.transaction('copies', 'readwrite').objectStore('copies').put(kept);
      put.onsuccess = () => { request.result.close(); resolve(null); };
    };
  })`);
}
