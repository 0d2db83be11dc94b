import { unsentChanges } from '@dailies/shared/difference';
import { newDocument, readNode } from '@dailies/shared/document';
import { act, NOW, PEOPLE, sampleProject } from '@dailies/shared/testing';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tryOut } from './bringOver.ts';
import { lineOfChange } from './lineOfChange.ts';

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = newDocument();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

describe('a copy that was set aside', () => {
  const server = sampleProject();
  const away = copyOf(server);
  act(away, 'dora', 'renameNode', { id: 'shot1', title: 'Opening' });
  act(away, 'dora', 'setStatus', { node: 'shot1', status: 'hold' });
  act(away, 'dora', 'setParams', { id: 'prompt', params: { text: 'Snow falls' } });
  const changes = unsentChanges(Y.encodeStateAsUpdate(server), Y.encodeStateAsUpdate(away));
  const titleOf = (node: string): string | undefined => readNode(server, node)?.title;

  it('is offered as far as its person may now, without touching the project', () => {
    const before = Y.encodeStateAsUpdate(server);
    const { user: actor, role } = PEOPLE.arne;
    const { applied, refused } = tryOut(server, changes, { actor, role, now: NOW });
    expect(applied).toBe(2);
    expect(refused.map(({ change }) => change.id)).toEqual(['shot1:status']);
    expect(Y.encodeStateAsUpdate(server)).toEqual(before);
  });

  it('says in words what each change was', () => {
    const shot = titleOf('shot1');
    expect(changes.map((change) => lineOfChange(change, titleOf)).sort()).toEqual(
      [
        'Changed node “Opening”',
        `Changed node “${titleOf('prompt')}” — Text: Snow falls`,
        `Changed tracking “${shot}” — hold`,
      ].sort(),
    );
  });
});
