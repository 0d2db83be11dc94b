import type { NodeRecord } from '@dailies/shared/document';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shotActivity } from '../document/shotActivity.ts';
import { useModel } from '../document/useModel.ts';
import { Picture } from '../interface/Picture.tsx';
import { SectionPage } from '../interface/SectionPage.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { AssigneesField } from './AssigneesField.tsx';
import { DueField } from './DueField.tsx';
import classes from './ShotsPage.module.css';
import { StatusField } from './StatusField.tsx';

/** Every shot of the project with where it stands: a producer's first screen. */
export function ShotsPage() {
  const shots = useModel(['nodes'], (model) =>
    [...model.nodes.values()]
      .filter(({ type }) => NODE_TYPES.get(type)?.tracked === true)
      .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1)),
  );
  return (
    <SectionPage title="Shots" wide lead={shots.length === 1 ? '1 shot' : `${shots.length} shots`}>
      {shots.length === 0 ? (
        <p className={classes.none}>Shots that are made on the canvas are listed here, with their status and people.</p>
      ) : (
        <div className={classes.frame}>
          <Table aria-label="Shots" verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={136}>Pick</Table.Th>
                <Table.Th>Shot</Table.Th>
                <Table.Th w={208}>Status</Table.Th>
                <Table.Th w={168}>Due</Table.Th>
                <Table.Th w={168}>Assignees</Table.Th>
                <Table.Th w={88} ta="right">
                  Takes
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shots.map((node) => (
                <ShotRow key={node.id} node={node} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </SectionPage>
  );
}

const DOING = { idle: null, asked: 'Asked', held: 'Waits for a confirmation', working: 'Generating…', failed: 'Failed' } as const;

function ShotRow({ node }: { node: NodeRecord }) {
  const { project } = useSession();
  const pick = useModel([`takes:${node.id}`, `picks:${node.id}`], (model) => model.pick(node.id), [node.id]);
  const takes = useModel([`takes:${node.id}`], (model) => model.takes(node.id).length, [node.id]);
  const activity = useModel([`runs:${node.id}`, 'requests'], (model) => shotActivity(model, node.id).kind, [node.id]);
  const doing = DOING[activity];
  const picture = (
    <div className={classes.picture}>
      <Picture sha256={pick?.poster} alt={pick === undefined ? '' : `Take ${pick.number} of ${node.title}`} empty="No take" />
    </div>
  );
  return (
    <Table.Tr data-node-id={node.id}>
      <Table.Td>
        {pick === undefined ? (
          picture
        ) : (
          <Link
            to="/p/$projectId/takes/$takeId"
            params={{ projectId: project.id, takeId: pick.id }}
            aria-label={`Open the pick of ${node.title}`}
          >
            {picture}
          </Link>
        )}
      </Table.Td>
      <Table.Td>
        <div className={classes.title}>{node.title}</div>
        <div className={classes.dim} data-bad={activity === 'failed'}>
          {doing ?? NODE_TYPES.get(node.type)?.title}
        </div>
      </Table.Td>
      <Table.Td>
        <StatusField node={node.id} name={node.title} />
      </Table.Td>
      <Table.Td>
        <DueField node={node.id} name={node.title} />
      </Table.Td>
      <Table.Td>
        <AssigneesField node={node.id} name={node.title} />
      </Table.Td>
      <Table.Td ta="right" className={classes.count}>
        {takes}
      </Table.Td>
    </Table.Tr>
  );
}
