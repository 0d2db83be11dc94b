import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rootOf, ROOTS } from '../document/index.ts';
import { ROLES } from '../people/index.ts';
import { copyOf, done, judgeAs, refused } from '../testing/commandStage.ts';
import { act, NOW, PEOPLE, type PersonName, sampleProject } from '../testing/sampleProject.ts';
import { CommandOrigin } from './defineCommand.ts';
import { COMMANDS } from './registry.ts';

const OF_ROLE = { director: 'dora', artist: 'arne', producer: 'paul', reviewer: 'rita', viewer: 'vera' } as const;

const takeOf = (doc: Y.Doc): string => [...rootOf(doc, 'takes').keys()][0] ?? '';

/** For each command, arguments that change something, after what a person has to have made first. */
const SAMPLES: Readonly<Record<string, (doc: Y.Doc, make: (command: string, args: unknown) => void) => unknown>> = {
  createNodes: () => ({
    nodes: [{ id: 'n1', type: 'shot-still', pos: [1, 2], params: { prompt: 'Hello', seed: 3 } }],
    edges: [{ id: 'eN', from: 'prompt', fromPort: 'text', to: 'n1', toPort: 'prompt' }],
  }),
  deleteNodes: () => ({ ids: ['shot1', 'mira'] }),
  moveNodes: () => ({
    moves: [
      { id: 'shot1', pos: [7, 8] },
      { id: 'mira', pos: [9, 9] },
    ],
  }),
  resizeNode: () => ({ id: 'shot1', pos: [1, 1], size: [300, 200] }),
  renameNode: () => ({ id: 'shot1', title: 'Opening' }),
  colourNodes: () => ({ ids: ['shot1', 'mira'], colour: 'green' }),
  setMode: () => ({ ids: ['shot1', 'mira'], mode: 'disabled' }),
  setParams: () => ({ id: 'shot1', params: { prompt: 'She runs', lensMm: 85, seed: null } }),
  resetParams: () => ({ id: 'shot1', names: ['prompt', 'lensMm'] }),
  setDriven: () => ({ id: 'shot1', params: ['lensMm', 'prompt'], driven: true }),
  placeNodes: () => ({ places: [{ id: 'shot1', scene: null, order: 'Zz' }] }),
  connectMany: () => ({ edges: [{ id: 'e9', from: 'mira', fromPort: 'asset', to: 'shot2', toPort: 'characters' }] }),
  connect: () => ({ id: 'e9', from: 'mira', fromPort: 'asset', to: 'shot2', toPort: 'characters' }),
  disconnect: () => ({ ids: ['e1', 'e2'] }),
  setPick: () => ({ node: 'shot1', take: null }),
  setPickLock: () => ({ nodes: ['shot1'], locked: true }),
  trashTakes: (doc) => ({ node: 'shot1', takes: [takeOf(doc)], trashed: true }),
  putDrawing: () => ({
    records: [
      { id: 'shape:a', record: { 'id': 'shape:a', 'type': 'draw', 'props.color': 'blue' } },
      { id: 'shape:b', record: { 'id': 'shape:b', 'props.points': [{ x: 1, y: [2] }] } },
    ],
  }),
  deleteDrawing: () => ({ ids: ['shape:a'] }),
  requestTakes: () => ({ id: 'req2', node: 'shot2', kind: 'generate', variations: 3, recipe: 'd'.repeat(32) }),
  requestChain: () => ({
    requests: [
      { id: 'q1', node: 'shot1', kind: 'generate', variations: 1, recipe: null, chain: 'q1', picks: true },
      { id: 'q2', node: 'shot2', kind: 'generate', variations: 2, recipe: null, chain: 'q1', after: ['q1'] },
    ],
  }),
  cancelChain: (_doc, make) => {
    make('requestChain', {
      requests: [{ id: 'q1', node: 'shot1', kind: 'generate', variations: 1, recipe: null, chain: 'q1' }],
    });
    return { chain: 'q1' };
  },
  requestCells: () => ({ node: 'shot2', cells: [{ id: 'req2', values: {}, recipe: 'd'.repeat(32) }] }),
  cancelRequest: () => ({ request: 'req1' }),
  confirmRequest: () => ({ request: 'req1' }),
  setStatus: () => ({ node: 'shot1', status: 'done' }),
  setDue: () => ({ node: 'shot1', due: '2027-01-31' }),
  setAssignee: () => ({ node: 'shot1', user: 'anna', assigned: true }),
  setLocked: () => ({ node: 'shot1', locked: true }),
  setVerdict: (doc) => ({ take: takeOf(doc), verdict: 'changes' }),
  setRating: (doc) => ({ take: takeOf(doc), rating: 5 }),
  addComment: (doc) => ({
    id: 'c9',
    anchor: { on: 'take', take: takeOf(doc), frame: 3 },
    body: 'Brighter',
    parent: 'c1',
  }),
  editComment: (_doc, make) => {
    make('addComment', { id: 'own', anchor: { on: 'canvas', pos: [0, 0] }, body: 'Mine' });
    return { id: 'own', body: 'Mine, and longer' };
  },
  resolveComment: () => ({ id: 'c1', resolved: true }),
  deleteComment: (_doc, make) => {
    make('addComment', { id: 'own', anchor: { on: 'canvas', pos: [0, 0] }, body: 'Mine' });
    return { id: 'own' };
  },
  setSettings: () => ({ name: 'Day Shift', fps: [24_000, 1_001], width: 1_920 }),
  putCut: () => ({
    records: [
      { id: 'clip1', record: { kind: 'clip', order: 'a1', node: 'shot1', take: null, inFrame: 2, frames: 24 } },
      { id: 'title1', record: { kind: 'title', order: 'a2', text: 'The End', frames: 48 } },
    ],
  }),
  deleteCut: () => ({ ids: ['clip1'] }),
  putPlaylist: (doc) => ({ id: 'pl9', name: 'Friday', takes: [takeOf(doc)] }),
  deletePlaylist: (_doc, make) => {
    make('putPlaylist', { id: 'own', name: 'Mine', takes: [] });
    return { id: 'own' };
  },
};

/** The sample project, and arguments that this person could run the command with. */
function prepared(command: string, who: PersonName): { doc: Y.Doc; args: unknown } {
  const doc = sampleProject();
  const { user: actor, role } = PEOPLE[who];
  const mayMake = COMMANDS.get(command)?.roles.some((allowed) => allowed === role) === true;
  // Who may not now may have been allowed once, and left something of their own.
  const as = { actor, role: mayMake ? role : 'director', now: NOW } as const;
  const args = SAMPLES[command]?.(doc, (made, madeArgs) => {
    const result = COMMANDS.get(made)?.run(doc, madeArgs, as);
    if (result?.ok !== true) throw new Error(`"${made}" was not done.`);
  });
  return { doc, args };
}

const names = [...COMMANDS.keys()];

describe('every command', () => {
  it('[N8] has a sample here', () => expect(Object.keys(SAMPLES).sort()).toEqual([...names].sort()));

  for (const role of ROLES) {
    const who = OF_ROLE[role];
    const may = names.filter((name) => COMMANDS.get(name)?.roles.includes(role) === true);
    const mayNot = names.filter((name) => !may.includes(name));

    it.each(may)(`[N8] [T2] is done by the ${role}, in one update that the judge accepts: %s`, (name) => {
      const { doc, args } = prepared(name, who);
      expect(Y.equalSnapshots(Y.snapshot(done(who, name, args, doc)), Y.snapshot(doc))).toBe(false);
    });

    it.each(mayNot)(`[N8] is refused to the ${role}, by itself and by the judge: %s`, (name) => {
      const { doc, args } = prepared(name, who);
      expect(refused(who, name, args, doc)).toMatchObject({ code: 'forbidden' });
      // With a client of one's own making, which does not ask the command.
      const copy = copyOf(doc);
      const before = Y.encodeStateVector(copy);
      const as = { actor: PEOPLE[who].user, role: 'director', now: NOW } as const;
      expect(COMMANDS.get(name)?.run(copy, args, as)).toMatchObject({ ok: true });
      expect(judgeAs(PEOPLE[who], Y.encodeStateAsUpdate(copy, before), doc)).toMatchObject({
        verdict: 'refuse',
        rule: 'role',
      });
    });
  }

  it.each(names)('[N9] refuses arguments that are not arguments: %s', (name) => {
    for (const args of [undefined, null, 5, 'all', [], {}, { id: 5 }, { ids: [] }, { ids: [''] }, { id: 'a:b' }]) {
      expect(refused('dora', name, args)).toMatchObject({ code: 'invalid-input' });
    }
  });

  it.each(names)('[C6] is undone with Ctrl-Z exactly where it writes what is one’s own to undo: %s', (name) => {
    const { doc, args } = prepared(name, 'dora');
    const written = new Set<string>();
    for (const root of ROOTS) rootOf(doc, root).observeDeep(() => written.add(root));
    act(doc, 'dora', name, args);
    expect(written.size).toBeGreaterThan(0);
    const undone = ['nodes', 'edges', 'drawing', 'picks', 'cut', 'tracking'];
    expect([...written].every((root) => undone.includes(root))).toBe(COMMANDS.get(name)?.undoable);
  });

  it.each(names)('[T2] says what it did by its origin: %s', (name) => {
    const { doc, args } = prepared(name, 'dora');
    const origins: unknown[] = [];
    doc.on('afterTransaction', ({ origin }: Y.Transaction) => origins.push(origin));
    act(doc, 'dora', name, args);
    expect(origins.filter((origin) => origin instanceof CommandOrigin)).toHaveLength(1);
    expect(COMMANDS.get(name)?.label).toMatch(/^[A-Z][a-z]/);
  });
});
