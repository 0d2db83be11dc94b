export {
  Backend,
  BACKEND_KINDS,
  BACKEND_MODES,
  BackendConnection,
  BackendId,
  type BackendKind,
  BackendMode,
  BackendProbe,
  type ComfyConnection,
  type DockerConnection,
  type KubernetesConnection,
  type ProviderConnection,
} from './backend.ts';
