import type { NodeRecord } from '@dailies/shared/document';
import { WAY_IN_TYPE } from '@dailies/shared/graph';
import { carriedOf } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { useModel } from '../../document/useModel.ts';
import classes from './WayBody.module.css';

/** What a way is called that carries it, as the inspector's choice has it. */
function carriedTitle(node: NodeRecord): string {
  const hint = NODE_TYPES.get(node.type)?.params['carries'];
  const carried = carriedOf(node.params);
  return hint?.control === 'choice' ? (hint.choices.find(({ value }) => value === carried)?.title ?? carried) : carried;
}

/** A way into a scene or out of it: what it carries, and what is at its other end. */
export function WayBody({ node }: { node: NodeRecord }) {
  const isIn = node.type === WAY_IN_TYPE;
  const ends = useModel(
    ['edges', 'nodes', 'scenes'],
    ({ graph, scenes }) => {
      const holder = scenes.holderOf(node.id);
      if (holder === null) return null;
      const titles = isIn
        ? (graph.inbound.get(holder) ?? []).filter(({ toPort }) => toPort === node.id).map(({ from }) => from)
        : (graph.outbound.get(holder) ?? []).filter(({ fromPort }) => fromPort === node.id).map(({ to }) => to);
      return titles.map((id) => graph.nodes.get(id)?.title ?? '').join(', ');
    },
    [node, isIn],
  );
  return (
    <dl className={classes.way}>
      <div>
        <dt>Carries</dt>
        <dd>{carriedTitle(node)}</dd>
      </div>
      <div>
        <dt>{isIn ? 'From' : 'To'}</dt>
        <dd data-empty={ends === null || ends === ''}>
          {ends === null ? 'no scene around it' : ends === '' ? 'nothing outside yet' : ends}
        </dd>
      </div>
    </dl>
  );
}
