import { readTracking, rootOf, type Status, Verdict } from '@dailies/shared/document';
import type { NodeId, UserId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { ProjectModel, Take } from '../document/ProjectModel.ts';

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
  readonly takeCount: number;
  /** The pick; the newest take where none is circled. */
  readonly shown: Take | undefined;
  readonly isPicked: boolean;
  /** Everybody's verdicts on the take that is shown. */
  readonly verdicts: VerdictCounts;
}

/** Verdicts by take, in one pass over all reviews. */
function countVerdicts({ doc }: ProjectModel): ReadonlyMap<string, VerdictCounts> {
  const counts = new Map<string, VerdictCounts>();
  for (const [key, value] of rootOf(doc, 'reviews').entries()) {
    const [take = '', , what] = key.split(':');
    const verdict = Verdict.safeParse(value);
    if (what !== 'verdict' || !verdict.success) continue;
    const before = counts.get(take) ?? NONE;
    counts.set(take, { ...before, [verdict.data]: before[verdict.data] + 1 });
  }
  return counts;
}

/** Nodes of which anything is tracked, in one pass: most shots of a large project have nothing to look up. */
function trackedNodes({ doc }: ProjectModel): ReadonlySet<string> {
  return new Set([...rootOf(doc, 'tracking').keys()].map((key) => key.split(':', 1)[0] ?? ''));
}

/** Every tracked node, in the order of the canvas. */
export function readShots(model: ProjectModel): Shot[] {
  const verdicts = countVerdicts(model);
  const tracked = trackedNodes(model);
  const [first] = model.settings.statuses;
  if (first === undefined) return [];
  return [...model.nodes.values()]
    .filter(({ type }) => NODE_TYPES.get(type)?.tracked === true)
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1))
    .map((node): Shot => {
      const tracking = tracked.has(node.id) ? readTracking(model.doc, node.id) : undefined;
      const takes = model.takes(node.id);
      const pick = model.pick(node.id);
      const shown = pick ?? takes.at(-1);
      return {
        node: node.id,
        title: node.title,
        typeTitle: NODE_TYPES.get(node.type)?.title ?? node.type,
        status: model.settings.statuses.find(({ id }) => id === tracking?.status) ?? first,
        due: tracking?.due,
        assignees: tracking?.assignees ?? [],
        isLocked: tracking?.locked ?? false,
        takeCount: takes.length,
        shown,
        isPicked: pick !== undefined,
        verdicts: shown === undefined ? NONE : (verdicts.get(shown.id) ?? NONE),
      };
    });
}

/** Whether a due date has passed while there is still something to do. `today` is `YYYY-MM-DD`. */
export const isOverdue = ({ due, status }: Pick<Shot, 'due' | 'status'>, today: string): boolean =>
  due !== undefined && due < today && status.class !== 'done' && status.id !== 'omit';
