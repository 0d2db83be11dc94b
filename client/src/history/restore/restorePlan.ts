import { type Change, changesToRestore, type Contents, summarise } from '@dailies/shared/difference';
import { mayWrite } from '@dailies/shared/document';
import type { SummaryPart } from '@dailies/shared/http';
import type { Role } from '@dailies/shared/people';
import { nodeLookup, titleOfNode } from '../difference/nodeLookup.ts';

/** What a restore will do, for the person to agree with. */
export interface RestorePlan {
  readonly changes: readonly Change[];
  /** One line each: "2 nodes come back: ‘Wide’, ‘Close’". */
  readonly lines: readonly string[];
  /** What this role does not change, and why. */
  readonly kept: readonly string[];
}

const NOUN: Readonly<Record<SummaryPart['root'], string>> = {
  nodes: 'node',
  edges: 'connection',
  drawing: 'drawing',
  picks: 'pick',
  cut: 'place in the cut',
  tracking: 'tracking entry',
  settings: 'setting',
  reviews: 'verdict',
  comments: 'comment',
  playlists: 'playlist',
  requests: 'request',
};
const PLURAL: Partial<Readonly<Record<SummaryPart['root'], string>>> = {
  cut: 'places in the cut',
  tracking: 'tracking entries',
};

const DOES: Readonly<Record<SummaryPart['kind'], readonly [one: string, many: string]>> = {
  added: ['comes back', 'come back'],
  removed: ['is removed', 'are removed'],
  changed: ['changes back', 'change back'],
  moved: ['moves back', 'move back'],
};

const named = ({ root }: SummaryPart): boolean => root === 'nodes' || root === 'picks' || root === 'settings';

function lineOf(part: SummaryPart): string {
  const { root, kind, count, names } = part;
  const noun = count === 1 ? NOUN[root] : (PLURAL[root] ?? `${NOUN[root]}s`);
  const [one, many] = DOES[kind];
  const rest = count - names.length;
  const list = names.map((name) => `‘${name}’`).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return `${count} ${noun} ${count === 1 ? one : many}${named(part) && names.length > 0 ? `: ${list}` : ''}`;
}

/** What brings a version back, or only some nodes of it, and how to say so. */
export function restorePlan(now: Contents, version: Contents, role: Role, nodes?: ReadonlySet<string>): RestorePlan {
  const changes = changesToRestore(now, version, nodes);
  const lookup = nodeLookup([], now, version);
  const titleOf = (node: string): string => titleOfNode(lookup(node));
  const [allowed, refused] = [true, false].map((may) => changes.filter(({ root }) => mayWrite(role, root) === may));
  return {
    changes,
    lines: summarise(allowed ?? [], titleOf).map(lineOf),
    kept: summarise(refused ?? [], titleOf).map(({ root, count }) => {
      const noun = count === 1 ? NOUN[root] : (PLURAL[root] ?? `${NOUN[root]}s`);
      return `${count} ${noun} ${count === 1 ? 'stays' : 'stay'} as now: ${role === 'artist' ? 'an' : 'a'} ${role} does not change ${count === 1 ? 'it' : 'them'}.`;
    }),
  };
}
