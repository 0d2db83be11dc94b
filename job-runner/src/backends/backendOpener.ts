import { join } from 'node:path';
import { ComfyExecutor } from '../executors/comfyui/ComfyExecutor.ts';
import { DockerExecutor } from '../executors/docker/DockerExecutor.ts';
import type { Collecting } from '../executors/functionRunner/collectOutput.ts';
import { KubernetesExecutor } from '../executors/kubernetes/KubernetesExecutor.ts';
import { ProviderExecutor } from '../executors/provider/ProviderExecutor.ts';
import type { OpenBackend } from './Backends.ts';

/** What executors of backends are made with. */
export interface BackendParts extends Collecting {
  /** Run folders lie here. */
  readonly workFolder: string;
  /** Tells this installation's containers, jobs and prompts from those of others on the same backend. */
  readonly installation: string;
}

/** The executor of each kind of backend. */
export const backendOpener =
  (parts: BackendParts): OpenBackend =>
  ({ id, title, connection }, credential) => {
    switch (connection.executor) {
      case 'docker':
        return new DockerExecutor({ ...parts, connection, credential, workFolder: join(parts.workFolder, id) });
      case 'comfyui':
        return new ComfyExecutor({ ...parts, connection, credential, workFolder: join(parts.workFolder, id) });
      case 'kubernetes':
        return new KubernetesExecutor({ ...parts, connection, credential });
      case 'http':
        return new ProviderExecutor({
          ...parts,
          backend: { id, title },
          connection,
          credential,
          workFolder: join(parts.workFolder, id),
        });
    }
  };
