import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ROOTS } from '../../document/index.ts';
import { ROLES } from '../../people/index.ts';
import { expectedAt, strangersInMatrix } from './matrix.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import { Scene } from './Scene.ts';

const operations = Object.keys(OPERATIONS) as OperationName[];
const cells = ROOTS.flatMap((root) => operations.map((operation) => ({ root, operation })));

describe('forged updates: every root × role × operation', () => {
  it('[A4] has a cell for each root, role and operation, and no other', () => {
    const missing = cells.flatMap(({ root, operation }) =>
      ROLES.filter((role) => expectedAt(root, operation, role) === undefined).map(
        (role) => `${root} × ${role} × ${operation}`,
      ),
    );
    expect(missing).toEqual([]);
    expect(strangersInMatrix()).toEqual([]);
  });

  it.each(cells)('[A3] [A4] [A5] $root: $operation', ({ root, operation }) => {
    const scene = new Scene();
    const before = Y.encodeStateAsUpdate(scene.server);
    const update = OPERATIONS[operation](scene, root);
    const answered = Object.fromEntries(
      ROLES.map((role) => {
        if (update === null) return [role, '-'];
        const verdict = scene.judge(update, role);
        return [role, verdict.verdict === 'refuse' ? verdict.rule : verdict.verdict];
      }),
    );
    expect(answered).toEqual(Object.fromEntries(ROLES.map((role) => [role, expectedAt(root, operation, role)])));
    expect(Y.encodeStateAsUpdate(scene.server)).toEqual(before);
  });
});
