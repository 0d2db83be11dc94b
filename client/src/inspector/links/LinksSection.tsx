import { disconnect } from '@dailies/shared/commands';
import type { NodeRecord } from '@dailies/shared/document';
import { portsOf } from '@dailies/shared/graph';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { InputPort, OutputPort } from '@dailies/shared/modules';
import { NODE_TYPES, PORT_TYPE_TITLE } from '@dailies/shared/nodes';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { portColour } from '../../canvas/edges/portColour.ts';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { useMay } from '../../session/useMay.ts';
import { Section } from '../Section.tsx';
import { ConnectField } from './ConnectField.tsx';
import type { PortOf } from './connectable.ts';
import classes from './LinksSection.module.css';
import { NodeThumb } from './NodeThumb.tsx';
import { UsedAssets } from './UsedAssets.tsx';
import { type WallLink, wallLinks } from './wallLinks.ts';

interface LinksSectionProps {
  readonly node: NodeRecord;
  /** Shows another node on the canvas. */
  readonly onGo: (node: NodeId) => void;
}

/** What goes into a node and out of it, port by port. */
export function LinksSection({ node, onGo }: LinksSectionProps) {
  const { inputs, outputs } = useModel(['nodes'], ({ graph }) => portsOf(graph, node.id), [node.id]);
  const atPorts = useModel(
    ['edges', 'nodes'],
    ({ graph }) => (graph.inbound.get(node.id)?.length ?? 0) + (graph.outbound.get(node.id)?.length ?? 0),
    [node.id],
  );
  const crossing = useModel(
    ['edges', 'nodes'],
    ({ graph }) => ({ input: wallLinks(graph, node.id, 'input'), output: wallLinks(graph, node.id, 'output') }),
    [node.id],
  );
  const count = atPorts + crossing.input.length + crossing.output.length;
  if (inputs.length + outputs.length + count === 0) return null;
  return (
    <Section title="Links" name="links" fact={count === 0 ? 'none' : `${count}`}>
      <div className={classes.ports}>
        {NODE_TYPES.get(node.type)?.module.runs === true && <UsedAssets shot={node.id} />}
        {inputs.map((port) => (
          <PortLinks key={`in ${port.key}`} node={node.id} port={port} side="input" onGo={onGo} />
        ))}
        {outputs.map((port) => (
          <PortLinks key={`out ${port.key}`} node={node.id} port={port} side="output" onGo={onGo} />
        ))}
        <WallLinks links={crossing.input} side="input" onGo={onGo} />
        <WallLinks links={crossing.output} side="output" onGo={onGo} />
      </div>
    </Section>
  );
}

interface PortLinksProps {
  readonly node: NodeId;
  readonly port: InputPort | OutputPort;
  readonly side: PortOf['side'];
  readonly onGo: (node: NodeId) => void;
}

function PortLinks({ node, port, side, onGo }: PortLinksProps) {
  const mayWrite = useMay('edges');
  const links = useModel(
    ['edges', 'nodes'],
    ({ graph }) =>
      (side === 'input' ? (graph.inbound.get(node) ?? []) : (graph.outbound.get(node) ?? [])).filter((edge) =>
        side === 'input' ? edge.toPort === port.key : edge.fromPort === port.key,
      ),
    [node, side, port.key],
  );
  const room = side === 'input' && 'maxEdges' in port ? (port.maxEdges ?? 1) : side === 'input' ? 1 : Infinity;
  const colour: CSSProperties & { '--port': string } = { '--port': portColour(port) };
  const words = side === 'input' ? `${port.title} in` : `${port.title} out`;
  return (
    <div className={classes.port} style={colour} role="group" aria-label={words}>
      <div className={classes.name}>
        <span className={classes.socket} data-side={side} aria-hidden="true" />
        {port.title}
        <span className={classes.type}>
          {side === 'input' ? 'takes' : 'gives'} {PORT_TYPE_TITLE[port.type]}
        </span>
      </div>
      {links.map((edge) => (
        <Link
          key={edge.id}
          edge={edge.id}
          other={side === 'input' ? edge.from : edge.to}
          mayWrite={mayWrite}
          onGo={onGo}
        />
      ))}
      {mayWrite && links.length < room && <ConnectField end={{ node, port: port.key, side }} label={port.title} />}
      {!mayWrite && links.length === 0 && <span className={classes.none}>Nothing connected</span>}
    </div>
  );
}

interface WallLinksProps {
  readonly links: readonly WallLink[];
  readonly side: PortOf['side'];
  readonly onGo: (node: NodeId) => void;
}

/** What crosses the wall of a scene by itself: it is drawn at the box, and belongs to no port. */
function WallLinks({ links, side, onGo }: WallLinksProps) {
  const mayWrite = useMay('edges');
  const titles = useModel(
    ['nodes'],
    ({ nodes }) => new Map(links.map(({ inside }) => [inside, nodes.get(inside)?.title ?? ''])),
    [links],
  );
  if (links.length === 0) return null;
  const isInput = side === 'input';
  return (
    <div className={classes.port} role="group" aria-label={isInput ? 'Through the wall in' : 'Through the wall out'}>
      <div className={classes.name}>
        Through the wall
        <span className={classes.type}>{isInput ? 'in' : 'out'}</span>
      </div>
      {links.map(({ edge, inside, outside }) => (
        <Link
          key={edge.id}
          edge={edge.id}
          other={outside}
          within={titles.get(inside)}
          mayWrite={mayWrite}
          onGo={onGo}
        />
      ))}
    </div>
  );
}

interface LinkProps {
  readonly edge: EdgeId;
  readonly other: NodeId;
  /** What it is connected to within a scene, where it crosses its wall. */
  readonly within?: string | undefined;
  readonly mayWrite: boolean;
  readonly onGo: (node: NodeId) => void;
}

function Link({ edge, other, within, mayWrite, onGo }: LinkProps) {
  const run = useRun();
  const node = useModel([`nodes:${other}`], (model) => model.nodes.get(other), [other]);
  const title = node?.title ?? 'A node that is gone';
  return (
    <div className={classes.link}>
      <button
        type="button"
        className={classes.go}
        title={`Show "${title}"`}
        disabled={node === undefined}
        onClick={() => onGo(other)}
      >
        {node !== undefined && <NodeThumb node={node} />}
        <span className={classes.title}>{title}</span>
        {within !== undefined && <span className={classes.within}>{within}</span>}
      </button>
      {mayWrite && (
        <Tooltip label="Disconnect">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            aria-label={within === undefined ? `Disconnect ${title}` : `Disconnect ${title} from ${within}`}
            onClick={() => run(disconnect, { ids: [edge] })}
          >
            <IconPlugConnectedX size={15} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
