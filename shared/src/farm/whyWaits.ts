import { canTake, type Wanted } from './choosePlace.ts';
import type { FarmPlace } from './FarmPlace.ts';

interface Farm {
  readonly paused: boolean;
  readonly places: readonly FarmPlace[];
}

const GIGABYTE = 1e9;
const gigabytes = (bytes: number): string => `${Number((bytes / GIGABYTE).toFixed(1))} GB`;

/** What has to be there to run a pipeline of a kind at all. */
const NEEDED: Readonly<Record<string, string>> = {
  container: 'a Docker engine or a Kubernetes cluster',
  comfyui: 'a ComfyUI server',
  http: 'a hosted provider',
};

const STANDS: Readonly<Record<FarmPlace['standing'], string>> = {
  'open': 'takes runs',
  'paused': 'is paused',
  'draining': 'is draining',
  'down': 'does not answer',
  'unknown': 'is asked by no job-runner just now',
  'no-runner': 'is not connected',
};

/** No place that is set up could ever take it, however long it waits; undefined where one could. */
function impossibleBecause(wanted: Wanted, places: readonly FarmPlace[]): string | undefined {
  const ofKind = places.filter(({ runners }) => runners.includes(wanted.runner));
  if (ofKind.length === 0) {
    return `It needs ${NEEDED[wanted.runner] ?? 'a job-runner'}, and there is none; whoever runs this installation can add one.`;
  }
  const missing = wanted.tags.filter((tag) => !ofKind.some(({ tags }) => tags.includes(tag)));
  if (missing.length > 0) {
    const tags = missing.map((tag) => `"${tag}"`).join(' and ');
    return `No backend that could run it has the tag ${tags}; whoever runs this installation can add it to one.`;
  }
  const tagged = ofKind.filter(({ tags }) => wanted.tags.every((tag) => tags.includes(tag)));
  if (tagged.length === 0)
    return 'No backend has all the tags that it needs; whoever runs this installation can add them to one.';
  const largest = Math.max(...tagged.map(({ gpuMemoryBytes }) => gpuMemoryBytes));
  if (largest < wanted.gpuMemoryBytes) {
    return `It needs ${gigabytes(wanted.gpuMemoryBytes)} of GPU memory, and the largest backend that could run it has ${gigabytes(largest)}; choose a lower quality.`;
  }
  return undefined;
}

/** Why a run waits, in one sentence for whoever asked for it. Names backends, never their addresses. */
export function whyWaits(wanted: Wanted, { paused, places }: Farm): string {
  if (paused) return 'The queue is paused: nothing starts until whoever runs this installation lets it go on.';
  if (places.every(({ standing }) => standing === 'no-runner')) {
    return 'No job-runner is connected; it starts when one is.';
  }
  const impossible = impossibleBecause(wanted, places);
  if (impossible !== undefined) return impossible;
  const fitting = places.filter((place) => canTake(place, wanted));
  const open = fitting.filter(({ standing }) => standing === 'open');
  if (open.length === 0) {
    const [first, ...others] = fitting;
    if (first === undefined) return 'No backend can run it as it is.';
    const more = others.length === 0 ? '' : ` (and ${others.length} more that could run it take nothing either)`;
    return `${first.id === null ? 'The job-runner' : `"${first.title}"`} ${STANDS[first.standing]}${more}; it starts when that goes on.`;
  }
  if (open.some(({ busy, concurrency }) => busy < concurrency)) return 'It starts in a moment.';
  const [only] = open;
  return open.length === 1 && only !== undefined && only.id !== null
    ? `"${only.title}" is busy, and nothing else can run it.`
    : 'Everything that can run it is busy.';
}
