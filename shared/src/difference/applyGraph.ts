import {
  colourNodes,
  connectMany,
  createNodes,
  deleteNodes,
  disconnect,
  moveNodes,
  placeNodes,
  renameNode,
  resetParams,
  resizeNode,
  setMode,
  setDriven,
  setParams,
} from '../commands/index.ts';
import { z } from 'zod';
import { EdgeRecord, readNode, rootOf } from '../document/index.ts';
import { SCENE_TYPE } from '../graph/index.ts';
import { type Change, type FieldChange, PARAM_PREFIX, VALUE_KEY } from './change.ts';
import type { ChangeRunner, Step } from './ChangeRunner.ts';
import type { JsonValue } from './contents.ts';
import { parentsFirst } from './parentsFirst.ts';

type Fields = Readonly<Record<string, JsonValue>>;

const afterOf = ({ fields }: Change): Fields =>
  Object.fromEntries(fields.flatMap(({ key, after }) => (after === undefined ? [] : [[key, after]])));

const paramsOf = (fields: readonly FieldChange[]): FieldChange[] =>
  fields.filter(({ key }) => key.startsWith(PARAM_PREFIX));

const nameOfParam = ({ key }: FieldChange): string => key.slice(PARAM_PREFIX.length);

const valuesOf = (params: readonly FieldChange[]): Fields =>
  Object.fromEntries(params.map((param) => [nameOfParam(param), param.after ?? null]));

/** Nodes come back whole; one whose scene is gone or is none comes back at the top, one with a bad param without it. */
export function addNodes(runner: ChangeRunner, changes: readonly Change[]): void {
  const steps: Step<Fields>[] = [];
  const added = changes.filter(({ kind }) => kind === 'added');
  // A node is made where its scene stands.
  for (const change of parentsFirst(added, (change) => afterOf(change)['scene'])) {
    const fields = afterOf(change);
    const params = paramsOf(change.fields);
    steps.push({
      change,
      args: {
        id: change.id,
        ...Object.fromEntries(Object.entries(fields).filter(([key]) => !key.startsWith(PARAM_PREFIX))),
        params: valuesOf(params),
      },
    });
  }
  const bad = steps.filter(
    ({ args }) => !createNodes.dryRun(runner.doc, { nodes: [{ ...args, scene: null }] }, runner.context).ok,
  );
  const isBad = new Set(bad.map(({ change }) => change));
  const ids = new Set(steps.filter(({ args }) => args['type'] === SCENE_TYPE).map(({ change }) => change.id));
  const whole = steps.filter(({ change }) => !isBad.has(change)).map((step) => atHome(runner, ids, step));
  runner.runMany(createNodes, whole, (nodes) => ({ nodes }), 500);
  for (const step of bad) addWithoutParams(runner, atHome(runner, ids, step));
}

function atHome(runner: ChangeRunner, coming: ReadonlySet<string>, step: Step<Fields>): Step<Fields> {
  const scene = step.args['scene'];
  const isThere = typeof scene !== 'string' || coming.has(scene) || readNode(runner.doc, scene)?.type === SCENE_TYPE;
  return isThere ? step : { ...step, args: { ...step.args, scene: null } };
}

function addWithoutParams(runner: ChangeRunner, { change, args }: Step<Fields>): void {
  const params = paramsOf(change.fields);
  if (!runner.run(createNodes, { nodes: [{ ...args, params: {} }] }, { change })) return;
  for (const param of params) {
    runner.run(setParams, { id: change.id, params: valuesOf([param]) }, { change, fields: [param] });
  }
}

/** Fields and params of nodes that stand on both sides. */
export function changeNodes(runner: ChangeRunner, changes: readonly Change[]): void {
  const changed = changes.filter(({ kind }) => kind === 'changed');
  const moves: Step<Fields>[] = [];
  const places: Step<Fields>[] = [];
  for (const change of changed) {
    const { id } = change;
    const fieldOf = (key: string): FieldChange | undefined => change.fields.find((field) => field.key === key);
    const [title, type, pos, size, colour, mode] = ['title', 'type', 'pos', 'size', 'colour', 'mode'].map(fieldOf);
    const node = readNode(runner.doc, id);
    if (node === undefined) {
      runner.refuse(change, 'That node is gone.');
      continue;
    }
    if (type !== undefined) runner.refuse(change, "A node's type stays as it is.", [type]);
    if (title !== undefined) runner.run(renameNode, { id, title: title.after ?? '' }, { change, fields: [title] });
    if (colour !== undefined) {
      runner.run(colourNodes, { ids: [id], colour: colour.after ?? null }, { change, fields: [colour] });
    }
    if (mode !== undefined) {
      runner.run(setMode, { ids: [id], mode: mode.after ?? null }, { change, fields: [mode] });
    }
    if (size !== undefined) {
      const fields = [size, ...(pos === undefined ? [] : [pos])];
      const args = { id, pos: pos?.after ?? [...node.pos], size: size.after ?? [...node.size] };
      runner.run(resizeNode, args, { change, fields });
    } else if (pos !== undefined) {
      moves.push({ change, fields: [pos], args: { id, pos: pos.after ?? [...node.pos] } });
    }
    const [scene, order] = ['scene', 'order'].map(fieldOf);
    if (scene !== undefined || order !== undefined) {
      const fields = [scene, order].flatMap((field) => field ?? []);
      const args = {
        id,
        scene: scene === undefined ? node.scene : (scene.after ?? null),
        order: order?.after ?? node.order,
      };
      places.push({ change, fields, args });
    }
    changeDriven(runner, change);
    changeParams(runner, change);
  }
  runner.runMany(moveNodes, moves, (items) => ({ moves: items }), 5_000);
  runner.runMany(placeNodes, places, (items) => ({ places: items }), 5_000);
}

const Driven = z.array(z.string()).catch([]);

/** Ports that drive params come and go before the edges at them do. */
function changeDriven(runner: ChangeRunner, change: Change): void {
  const field = change.fields.find(({ key }) => key === 'driven');
  if (field === undefined) return;
  const [before, after] = [Driven.parse(field.before), Driven.parse(field.after)];
  const [given, taken] = [
    after.filter((name) => !before.includes(name)),
    before.filter((name) => !after.includes(name)),
  ];
  const by = { change, fields: [field] };
  if (given.length > 0) runner.run(setDriven, { id: change.id, params: given, driven: true }, by);
  if (taken.length > 0) runner.run(setDriven, { id: change.id, params: taken, driven: false }, by);
}

function changeParams(runner: ChangeRunner, change: Change): void {
  const params = paramsOf(change.fields);
  const set = params.filter(({ after }) => after !== undefined);
  const unset = params.filter(({ after }) => after === undefined);
  const { id } = change;
  if (set.length > 0) {
    const together = setParams.dryRun(runner.doc, { id, params: valuesOf(set) }, runner.context).ok;
    for (const group of together ? [set] : set.map((param) => [param])) {
      runner.run(setParams, { id, params: valuesOf(group) }, { change, fields: group });
    }
  }
  if (unset.length > 0) runner.run(resetParams, { id, names: unset.map(nameOfParam) }, { change, fields: unset });
}

/** What is gone already stays gone. */
export function removeNodes(runner: ChangeRunner, changes: readonly Change[]): void {
  const steps = changes
    .filter(({ kind, id }) => kind === 'removed' && rootOf(runner.doc, 'nodes').has(id))
    .map((change) => ({ change, args: change.id }));
  runner.runMany(deleteNodes, steps, (ids) => ({ ids }), 5_000);
}

export function removeEdges(runner: ChangeRunner, changes: readonly Change[]): void {
  const steps = changes
    .filter(({ kind, id }) => kind === 'removed' && rootOf(runner.doc, 'edges').has(id))
    .map((change) => ({ change, args: change.id }));
  runner.runMany(disconnect, steps, (ids) => ({ ids }), 5_000);
}

/** An edge that stands already needs nothing. */
export function addEdges(runner: ChangeRunner, changes: readonly Change[]): void {
  const steps = changes
    .filter(({ kind, id }) => kind === 'added' && !rootOf(runner.doc, 'edges').has(id))
    .flatMap((change) => {
      const edge = EdgeRecord.safeParse(afterOf(change)[VALUE_KEY]);
      return edge.success ? [{ change, args: { ...edge.data, id: change.id } }] : [];
    });
  runner.runMany(connectMany, steps, (edges) => ({ edges }), 5_000);
}
