import type { BackendKind } from '@dailies/shared/farm';
import { CreateBackend, type ListedBackend } from '@dailies/shared/http';

const GIGABYTE = 1e9;

export const SIGN_IN_KINDS = ['header', 'query', 'jwt'] as const;
type SignInKind = (typeof SIGN_IN_KINDS)[number];

/** A backend as it is typed: texts, until it is sent. */
export interface BackendDraft {
  readonly kind: BackendKind;
  readonly id: string;
  readonly title: string;
  /** The address of the server, or the socket of a Docker engine. */
  readonly url: string;
  readonly modelsFolder: string;
  readonly workFolder: string;
  readonly gpus: readonly string[];
  readonly namespace: string;
  readonly authority: string;
  readonly workClaim: string;
  readonly modelsClaim: string;
  readonly gpuResource: string;
  /** How a provider is told who asks. */
  readonly signIn: SignInKind;
  /** Its header, or its name in the address. */
  readonly header: string;
  readonly scheme: string;
  readonly health: string;
  readonly tags: readonly string[];
  readonly gpuMemoryGb: string;
  readonly concurrency: string;
  readonly runners: readonly string[];
  readonly credential: string;
}

export const NEW_BACKEND: BackendDraft = {
  kind: 'comfyui',
  id: '',
  title: '',
  url: '',
  modelsFolder: '',
  workFolder: '',
  gpus: [],
  namespace: '',
  authority: '',
  workClaim: '',
  modelsClaim: '',
  gpuResource: 'nvidia.com/gpu',
  signIn: 'header',
  header: 'Authorization',
  scheme: 'Bearer',
  health: '',
  tags: [],
  gpuMemoryGb: '',
  concurrency: '1',
  runners: [],
  credential: '',
};

/** What an id is made of a title: `Stage 3, left` → `stage-3-left`. */
export const idOfTitle = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

export function draftOf({ connection, ...backend }: ListedBackend): BackendDraft {
  const shared = {
    ...NEW_BACKEND,
    id: backend.id,
    title: backend.title,
    tags: backend.tags,
    gpuMemoryGb: backend.gpuMemoryBytes === 0 ? '' : String(Number((backend.gpuMemoryBytes / GIGABYTE).toFixed(2))),
    concurrency: String(backend.concurrency),
    runners: backend.runners,
    kind: connection.executor,
  };
  switch (connection.executor) {
    case 'docker': {
      const { engine, modelsFolder, workFolder, gpus } = connection;
      return { ...shared, url: engine, modelsFolder: modelsFolder ?? '', workFolder: workFolder ?? '', gpus };
    }
    case 'comfyui':
      return { ...shared, url: connection.url };
    case 'kubernetes': {
      const { url, namespace, authority, workClaim, workFolder, modelsClaim, gpuResource } = connection;
      return {
        ...shared,
        url,
        namespace,
        authority: authority ?? '',
        workClaim,
        workFolder,
        modelsClaim: modelsClaim ?? '',
        gpuResource: gpuResource ?? '',
      };
    }
    case 'http': {
      const { url, signIn, health = '' } = connection;
      const header = signIn.kind === 'header' ? signIn.header : signIn.kind === 'query' ? signIn.name : '';
      const scheme = signIn.kind === 'header' ? signIn.scheme : '';
      return { ...shared, url, signIn: signIn.kind, header, scheme, health };
    }
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function signInOf({ signIn, header, scheme }: BackendDraft): unknown {
  switch (signIn) {
    case 'header':
      return { kind: signIn, header, scheme };
    case 'query':
      return { kind: signIn, name: header };
    case 'jwt':
      return { kind: signIn };
  }
}

function connectionOf(draft: BackendDraft): unknown {
  const { kind, url, modelsFolder, workFolder, gpus, namespace, authority, workClaim } = draft;
  switch (kind) {
    case 'docker':
      return {
        executor: kind,
        engine: url,
        modelsFolder: orNull(modelsFolder),
        workFolder: orNull(workFolder),
        gpus,
      };
    case 'comfyui':
      return { executor: kind, url };
    case 'kubernetes':
      return {
        executor: kind,
        url,
        namespace,
        authority: orNull(authority),
        workClaim,
        workFolder,
        modelsClaim: orNull(draft.modelsClaim),
        gpuResource: orNull(draft.gpuResource),
      };
    case 'http':
      return { executor: kind, url, signIn: signInOf(draft), ...(draft.health === '' ? {} : { health: draft.health }) };
  }
}

/** What is wrong with each field, by its name in the draft. */
export type DraftProblems = Readonly<Partial<Record<keyof BackendDraft, string>>>;

/** Where each field of what is sent is typed. */
const FIELDS: Readonly<Record<string, keyof BackendDraft>> = {
  engine: 'url',
  name: 'header',
  gpuMemoryBytes: 'gpuMemoryGb',
};

const isField = (name: string): name is keyof BackendDraft => Object.hasOwn(NEW_BACKEND, name);

/** The backend of a draft, or what is wrong with it, each at its field. */
export function backendOfDraft(
  draft: BackendDraft,
): { readonly ok: true; readonly backend: CreateBackend } | { readonly ok: false; readonly problems: DraftProblems } {
  const { id, title, tags, gpuMemoryGb, concurrency, runners, credential } = draft;
  const parsed = CreateBackend.safeParse({
    id,
    title: title.trim(),
    connection: connectionOf(draft),
    tags,
    gpuMemoryBytes: gpuMemoryGb === '' ? 0 : Math.round(Number(gpuMemoryGb) * GIGABYTE),
    concurrency: concurrency === '' ? undefined : Number(concurrency),
    runners,
    ...(credential === '' ? {} : { credential }),
  });
  if (parsed.success) return { ok: true, backend: parsed.data };
  const problems: Partial<Record<keyof BackendDraft, string>> = {};
  for (const { path, message } of parsed.error.issues) {
    const [first = '', second = 'url', third] = path.map(String);
    const name = first !== 'connection' ? first : second === 'signIn' ? (third ?? second) : second;
    const field = FIELDS[name] ?? (isField(name) ? name : 'title');
    problems[field] ??= `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  }
  return { ok: false, problems };
}
