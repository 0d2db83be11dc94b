import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MediaStore, openMediaStore } from '@dailies/media-store';
import { Backend, type ProviderConnection } from '@dailies/shared/farm';
import { measureMedia } from '../../functionRunner/measureMedia.ts';
import { ProviderExecutor } from '../ProviderExecutor.ts';
import type { Play } from './FakeJob.ts';
import type { Asked } from './Asked.ts';
import { type Interface, ProviderServer } from './ProviderServer.ts';

export interface OpenedProvider {
  readonly server: ProviderServer;
  readonly store: MediaStore;
  readonly workFolder: string;
  /** Another executor over the same folder, as the runner that follows has. */
  readonly open: () => ProviderExecutor;
  /** Does nothing twice. */
  readonly close: () => Promise<void>;
}

/** An executor's surroundings, with a provider that behaves as `provider`. */
export async function openProvider(
  provider: Interface,
  play: (asked: Asked) => Play,
  { signIn, health }: Pick<ProviderConnection, 'signIn' | 'health'>,
  credential: string,
  maxOutputBytes = 10_000_000,
): Promise<OpenedProvider> {
  const root = await mkdtemp(join(tmpdir(), 'dailies-provider-'));
  const store = await openMediaStore(pathToFileURL(join(root, 'media')).href);
  const server = await ProviderServer.open(provider, play);
  const workFolder = join(root, 'work');
  let isClosed = false;
  const backend = Backend.shape.id.parse('hosted');
  return {
    server,
    store,
    workFolder,
    open: () =>
      new ProviderExecutor({
        store,
        measure: (path) => measureMedia(path),
        maxOutputBytes,
        workFolder,
        installation: 'here',
        backend: { id: backend, title: 'The provider' },
        connection: { executor: 'http', url: server.url, signIn, ...(health === undefined ? {} : { health }) },
        credential,
        awayMs: 500,
        firstWaitMs: 100,
      }),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
