import { createNodes } from '@dailies/shared/commands';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { useCallback } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { askCommands } from '../api/commands.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import { placesBelow } from './newShots.ts';

/** The kinds of shot that can be added from here. */
export const SHOT_TYPES = [...NODE_TYPES.values()].filter(({ tracked }) => tracked);

/** Directors and artists build with their own hand; a producer asks the server. */
export function useMayAddShots(): boolean {
  const session = useSession();
  const role = useObservable(session.role);
  return [useMay('nodes'), useMay('tracking') && role === 'producer'].includes(true);
}

/** Adds shots by name below what is on the canvas. Answers null where it was done, else why not. */
export function useAddShots(): (type: string, names: readonly string[]) => Promise<string | null> {
  const session = useSession();
  const mayBuild = useMay('nodes');
  return useCallback(
    async (type, names) => {
      const definition = NODE_TYPES.get(type);
      if (definition === undefined) return `There is no node type "${type}".`;
      const places = placesBelow(session.model.nodes.values(), definition.size, names.length);
      const nodes = names.map((title, index) => ({ id: newId(), type, title, pos: places[index] }));
      if (mayBuild) {
        const result = session.run(createNodes, { nodes });
        return result.ok ? null : result.refusal.message;
      }
      try {
        await askCommands(session.project.id, [{ name: createNodes.name, args: { nodes } }]);
        return null;
      } catch (error) {
        return sentenceOfError(error);
      }
    },
    [session, mayBuild],
  );
}
