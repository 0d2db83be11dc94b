import { z } from 'zod';

/** The backends that people add; `builtin` and `process` come with every job-runner. */
export const BACKEND_KINDS = ['docker', 'comfyui', 'kubernetes', 'http'] as const;
export type BackendKind = (typeof BACKEND_KINDS)[number];

export const BackendId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens, at most 40')
  // What runs on a job-runner itself is told by these.
  .refine(
    (id) => id !== 'builtin' && id !== 'process',
    'must be another name: "builtin" and "process" are the job-runner itself',
  )
  .brand<'BackendId'>();
export type BackendId = z.infer<typeof BackendId>;

/** Without a name or a password in it: those are a credential, which is kept encrypted. */
const HttpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .regex(/^[^/]*\/\/[^/?#@]+([/?#]|$)/, 'must have no name or password in it; they go into the credential')
  .max(500);
const Folder = z
  .string()
  .regex(/^\/[^\0]*$/, 'must be a folder from the root, such as /srv/models')
  .max(500);

/** A Docker engine, by its socket on the runner's machine or by its address. */
export const DockerConnection = z.object({
  executor: z.literal('docker'),
  /** A path, `http://host:port`, or `https://host:port` with a client certificate as the credential. */
  engine: z.union([Folder, HttpUrl]),
  /** Mounted read-only as `/models`; a folder of the engine's machine. */
  modelsFolder: Folder.nullable(),
  /** Where run folders lie, as the engine's machine sees it; null: the runner's own, which is the same machine. */
  workFolder: Folder.nullable(),
  /** GPUs by UUID or number; none: containers get no GPU. */
  gpus: z.array(z.string().regex(/^[A-Za-z0-9-]{1,80}$/)).max(64),
});
export type DockerConnection = z.infer<typeof DockerConnection>;

export const ComfyConnection = z.object({ executor: z.literal('comfyui'), url: HttpUrl });
export type ComfyConnection = z.infer<typeof ComfyConnection>;

const ClaimName = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/);

/** A namespace of a cluster. The credential is a service account's token. */
export const KubernetesConnection = z.object({
  executor: z.literal('kubernetes'),
  url: HttpUrl,
  namespace: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  /** PEM of the authority that signed the server's certificate; null: the system's own. */
  authority: z.string().max(20_000).nullable(),
  /** The PersistentVolumeClaim that run folders lie in, and where the job-runner has mounted the same volume. */
  workClaim: ClaimName,
  workFolder: Folder,
  /** A claim with the models, mounted read-only as `/models`; null: none. */
  modelsClaim: ClaimName.nullable(),
  /** What a pod with a GPU asks for, such as nvidia.com/gpu; null: this cluster has none. */
  gpuResource: z.string().min(1).max(253).nullable(),
});
export type KubernetesConnection = z.infer<typeof KubernetesConnection>;

const HeaderName = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/);

/**
 * How a provider is told who asks:
 *
 * - `header`: the credential in this header, after `scheme` and a space;
 * - `query`: the credential in the address, under this name;
 * - `jwt`: the credential is an access key, a colon and its secret key; a JSON Web Token signed by it (HS256) goes as
 *   `Authorization: Bearer`, made anew for each request.
 */
const ProviderSignIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('header'), header: HeaderName, scheme: z.string().regex(/^[A-Za-z]{0,32}$/) }),
  z.object({ kind: z.literal('query'), name: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/) }),
  z.object({ kind: z.literal('jwt') }),
]);
export type ProviderSignIn = z.infer<typeof ProviderSignIn>;

/** A hosted provider. What its interface is like is told by each of its pipelines. */
export const ProviderConnection = z.object({
  executor: z.literal('http'),
  url: HttpUrl,
  signIn: ProviderSignIn,
  /** A path that answers well to who is signed in, asked to see how it fares; left out: that it answers is enough. */
  health: z.string().regex(/^\//).max(500).optional(),
});
export type ProviderConnection = z.infer<typeof ProviderConnection>;

export const BackendConnection = z.discriminatedUnion('executor', [
  DockerConnection,
  ComfyConnection,
  KubernetesConnection,
  ProviderConnection,
]);
export type BackendConnection = z.infer<typeof BackendConnection>;

/** A place where runs are executed, as data. Its credential is kept apart, encrypted, and never read back. */
export const Backend = z.object({
  id: BackendId,
  title: z.string().min(1).max(120),
  connection: BackendConnection,
  /** Capabilities, such as `gpu` or `flux`: a run goes where all that it wants are. */
  tags: z.array(z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/)).max(64),
  gpuMemoryBytes: z.int().min(0),
  /** Runs at the same time, at most. */
  concurrency: z.int().min(1).max(1_000),
  /** Names of the job-runners that reach it; empty: all. */
  runners: z.array(z.string().min(1).max(64)).max(64),
});
export type Backend = z.infer<typeof Backend>;

/** `draining`: what runs is finished and nothing new begins; `paused` says the same, until somebody goes on. */
export const BACKEND_MODES = ['active', 'paused', 'draining'] as const;
export const BackendMode = z.enum(BACKEND_MODES);
export type BackendMode = z.infer<typeof BackendMode>;

/** What a backend says of itself when it is asked. Memory in bytes, load from 0 to 1; null: it does not tell. */
export const BackendProbe = z.object({
  version: z.string().max(120).nullable(),
  /** Work that waits there or is under way, whoever it is of. */
  queued: z.int().min(0),
  /** Models that are loaded now, by path or name; a run that wants them starts sooner there. */
  loaded: z.array(z.string().max(255)).max(200),
  gpus: z
    .array(
      z.object({
        name: z.string().max(120),
        memoryBytes: z.number().min(0).nullable(),
        usedBytes: z.number().min(0).nullable(),
        load: z.number().min(0).max(1).nullable(),
        temperatureCelsius: z.number().nullable(),
      }),
    )
    .max(64),
});
export type BackendProbe = z.infer<typeof BackendProbe>;
