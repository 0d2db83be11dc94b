import type { DockerConnection } from '@dailies/shared/farm';
import Docker from 'dockerode';
import { clientCertificate } from './clientCertificate.ts';

/**
 * The client of an engine. Every way to it is said, as what is left out would be taken from DOCKER_HOST and its like,
 * and a run would go to another engine than the backend's.
 */
export function openEngine({ engine }: Pick<DockerConnection, 'engine'>, credential: string | null): Docker {
  const none = { host: undefined, port: undefined, ca: undefined, cert: undefined, key: undefined };
  if (engine.startsWith('/')) return new Docker({ ...none, protocol: 'http', socketPath: engine });
  const { protocol, hostname, port } = new URL(engine);
  if (protocol === 'http:') return new Docker({ ...none, protocol: 'http', host: hostname, port: port || 80 });
  const certificate = credential === null ? {} : clientCertificate(credential);
  return new Docker({ ...none, ...certificate, protocol: 'https', host: hostname, port: port || 443 });
}
