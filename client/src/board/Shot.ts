import { readTracking, rootOf, type Status, Verdict } from '@dailies/shared/document';
import type { NodeId, TakeId, UserId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { ProjectModel, Take } from '../document/ProjectModel.ts';
import { keptTakes } from '../takes/keptTakes.ts';

export type VerdictCounts = Readonly<Record<Verdict, number>>;

const NONE: VerdictCounts = { approve: 0, changes: 0, reject: 0 };

/** A tracked node as a row of the table: plain data, equal where nothing that is shown differs. */
export interface Shot {
  readonly node: NodeId;
  readonly title: string;
  readonly typeTitle: string;
  readonly status: Status;
  /** `YYYY-MM-DD`. */
  readonly due: string | undefined;
  readonly assignees: readonly UserId[];
  readonly isLocked: boolean;
  /** In the order of their numbers; without those in the trash. */
  readonly takes: readonly TakeId[];
  /** The pick; the newest take where none is circled. */
  readonly shown: Take | undefined;
  readonly isPicked: boolean;
  /** Everybody's verdicts on the take that is shown. */
  readonly verdicts: VerdictCounts;
  /** Takes that the reader has given no verdict on, in their order; none where the shot is done with. */
  readonly unseen: readonly TakeId[];
}

/** Verdicts by take, and the takes that a person gave one on, in one pass over all reviews. */
function countVerdicts({ doc }: ProjectModel, reader: UserId) {
  const counts = new Map<string, VerdictCounts>();
  const own = new Set<string>();
  for (const [key, value] of rootOf(doc, 'reviews').entries()) {
    const [take = '', user, what] = key.split(':');
    const verdict = Verdict.safeParse(value);
    if (what !== 'verdict' || !verdict.success) continue;
    const before = counts.get(take) ?? NONE;
    counts.set(take, { ...before, [verdict.data]: before[verdict.data] + 1 });
    if (user === reader) own.add(take);
  }
  return { counts, own };
}

/** Whether there is nothing more to decide about a shot. */
const isSettled = ({ class: kind, id }: Status): boolean => kind === 'done' || id === 'omit';

/** Nodes of which anything is tracked, in one pass: most shots of a large project have nothing to look up. */
function trackedNodes({ doc }: ProjectModel): ReadonlySet<string> {
  return new Set([...rootOf(doc, 'tracking').keys()].map((key) => key.split(':', 1)[0] ?? ''));
}

/** Every tracked node, in the order of the canvas, as one person sees them. */
export function readShots(model: ProjectModel, reader: UserId): Shot[] {
  const { counts, own } = countVerdicts(model, reader);
  const tracked = trackedNodes(model);
  const [first] = model.settings.statuses;
  if (first === undefined) return [];
  return [...model.nodes.values()]
    .filter(({ type }) => NODE_TYPES.get(type)?.tracked === true)
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1))
    .map((node): Shot => {
      const tracking = tracked.has(node.id) ? readTracking(model.doc, node.id) : undefined;
      const takes = keptTakes(model, node.id);
      const status = model.settings.statuses.find(({ id }) => id === tracking?.status) ?? first;
      const pick = model.pick(node.id);
      const shown = pick ?? takes.at(-1);
      return {
        node: node.id,
        title: node.title,
        typeTitle: NODE_TYPES.get(node.type)?.title ?? node.type,
        status,
        due: tracking?.due,
        assignees: tracking?.assignees ?? [],
        isLocked: tracking?.locked ?? false,
        takes: takes.map(({ id }) => id),
        shown,
        isPicked: pick !== undefined,
        verdicts: shown === undefined ? NONE : (counts.get(shown.id) ?? NONE),
        unseen: isSettled(status) ? [] : takes.flatMap(({ id }) => (own.has(id) ? [] : id)),
      };
    });
}

/** Whether a due date has passed while there is still something to do. `today` is `YYYY-MM-DD`. */
export const isOverdue = ({ due, status }: Pick<Shot, 'due' | 'status'>, today: string): boolean =>
  due !== undefined && due < today && !isSettled(status);

/** Whether a shot waits for approval, or a take of it for the reader's own verdict. */
export const isToReview = ({ status, unseen }: Pick<Shot, 'status' | 'unseen'>): boolean =>
  status.class === 'awaiting-review' || unseen.length > 0;

type Queued = Pick<Shot, 'status' | 'takes' | 'unseen'>;

/**
 * Every take in the order to look at them: of shots that wait for approval first, then of the others; the
 * newest take of a shot first, as it is the one that counts.
 */
export function reviewOrder(shots: readonly Queued[]): TakeId[] {
  const isWaiting = ({ status }: Queued): boolean => status.class === 'awaiting-review';
  return [...shots.filter(isWaiting), ...shots.filter((shot) => !isWaiting(shot))].flatMap(({ takes }) =>
    takes.toReversed(),
  );
}

/** Those of them that wait for the reader's verdict. */
export function reviewQueue(shots: readonly Queued[]): TakeId[] {
  const unseen = new Set(shots.flatMap((shot) => shot.unseen));
  return reviewOrder(shots).filter((take) => unseen.has(take));
}
