import type { BackendKind } from '@dailies/shared/farm';

interface KindWords {
  readonly title: string;
  readonly says: string;
  readonly example: string;
  readonly address: string;
  readonly addressSays: string;
  readonly addressExample: string;
  /** What it is signed in with; null: nothing. */
  readonly credential: string | null;
}

const REACHED =
  'As the job-runners reach it. An address that is not on the public internet is also named in OUTBOUND_ALLOW.';

/** What each kind of backend is, for people who set one up. */
export const KIND_WORDS: Readonly<Record<BackendKind, KindWords>> = {
  comfyui: {
    title: 'ComfyUI server',
    says: 'Runs workflows that are imported as pipelines.',
    example: 'Stage 3',
    address: 'Address',
    addressSays: REACHED,
    addressExample: 'http://comfy.lan:8188',
    credential: 'API key or token, where a proxy before it asks for one',
  },
  docker: {
    title: 'Docker engine',
    says: 'Runs images that are function runners, on this machine or another.',
    example: 'GPU box',
    address: 'Engine',
    addressSays: `A socket of the job-runner's machine, or an address. ${REACHED}`,
    addressExample: '/var/run/docker.sock',
    credential: 'Client certificate with its key, in PEM, for https',
  },
  kubernetes: {
    title: 'Kubernetes namespace',
    says: 'Runs the same images as jobs of a cluster.',
    example: 'Cluster',
    address: 'API server',
    addressSays: REACHED,
    addressExample: 'https://cluster.lan:6443',
    credential: "A service account's token",
  },
  http: {
    title: 'Hosted provider',
    says: 'Sends runs to a provider of models, whose pipelines say how.',
    example: 'fal',
    address: 'Address',
    addressSays: 'What the paths of its pipelines begin with.',
    addressExample: 'https://queue.fal.run',
    credential: 'API key, or an access key, a colon and its secret key for a token',
  },
};
