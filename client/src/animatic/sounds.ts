import { arrivalsAt, feeding } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { Plans } from '../document/Plans.ts';
import type { ProjectModel } from '../document/ProjectModel.ts';
import { keptTakes } from '../takes/keptTakes.ts';

/** A node's sound that can be heard under the reel. */
export interface NodeSound {
  readonly node: NodeId;
  readonly title: string;
  readonly media: Sha256;
}

/** What sounds are read from. */
interface Sounding {
  readonly model: ProjectModel;
  readonly plans: Pick<Plans, 'values'>;
}

/** What is heard of a node: what it gives to others, or its newest take where none is picked; undefined where nothing is. */
function soundOf({ model, plans }: Sounding, id: NodeId): NodeSound | undefined {
  const node = model.nodes.get(id);
  if (node === undefined) return undefined;
  const given = plans.values(id);
  const value = given.ok ? Object.values(given.value).flat()[0] : undefined;
  const newest = given.ok || node.mode !== undefined ? undefined : keptTakes(model, id).at(-1);
  const { kind, sha256 } = value?.type === 'media' ? value : { kind: newest?.kind, sha256: newest?.media };
  return kind === 'audio' && sha256 !== undefined ? { node: id, title: node.title, media: sha256 } : undefined;
}

const givesSound = (type: string): boolean =>
  NODE_TYPES.get(type)?.module.outputs.some((port) => port.type === 'Audio') === true;

const inOrder = ({ nodes }: ProjectModel, isWanted: (type: string) => boolean): readonly NodeId[] =>
  [...nodes.values()]
    .filter(({ type }) => isWanted(type))
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1))
    .map(({ id }) => id);

/** Every sound of the project that can be heard: lines, mixes, what was brought. */
export const soundsOf = (sounding: Sounding): readonly NodeSound[] =>
  inOrder(sounding.model, givesSound).flatMap((id) => soundOf(sounding, id) ?? []);

/** Whether something is made, however indirectly, from one of some nodes. */
function isMadeFrom({ graph }: ProjectModel, start: readonly NodeId[], nodes: ReadonlySet<NodeId>): boolean {
  const seen = new Set(start);
  // A set is walked to its end, also through what is put into it meanwhile.
  for (const id of seen) {
    if (nodes.has(id)) return true;
    for (const above of feeding(graph, id)) seen.add(above);
  }
  return false;
}

/** The sound that an Assembler puts under a film of some of these shots: of the first one that has any. */
export function soundUnder(sounding: Sounding, shots: readonly NodeId[]): NodeSound | undefined {
  const { model } = sounding;
  const played = new Set(shots);
  for (const id of inOrder(model, (type) => type === 'assembler')) {
    const { edges } = arrivalsAt(model.graph, id);
    const source = edges.find(({ toPort }) => toPort === 'sound');
    const sound = source === undefined ? undefined : soundOf(sounding, source.from);
    const pictures = edges.flatMap(({ from, toPort }) => (toPort === 'sound' ? [] : [from]));
    if (sound !== undefined && isMadeFrom(model, pictures, played)) return sound;
  }
  return undefined;
}
