import { setParams } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { limitsFor } from '../../api/uploadLimits.ts';
import { useRun } from '../../document/useRun.ts';
import type { ComingFile } from '../../session/Coming.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { type BroughtNode, look, nodeOfKind } from './bringFile.ts';
import { chooseFile } from './chooseFile.ts';
import { identify } from '../../media/identify.ts';
import { sayRefused } from './say.ts';
import { sendSeen } from './sendSeen.ts';

const WANTED: Readonly<Record<BroughtNode, string>> = {
  picture: 'a picture',
  clip: 'a video',
  sound: 'a sound',
  file: 'a Blender file, a font or a workflow',
};

/**
 * Asks for a file and gives it to a node in place of its own. It is on its way like one that was dropped there, so
 * it goes on where the node is not shown any more; `coming` is that file.
 */
export function useReplaceMedia(
  node: NodeId,
  kind: BroughtNode,
): { readonly choose: () => void; readonly coming: ComingFile | null } {
  const session = useSession();
  const run = useRun();
  const coming = useObservable(session.coming.files).find((file) => file.node === node) ?? null;
  const replace = async () => {
    const file = await chooseFile(kind);
    if (file === null) return;
    const found = await identify(file, await limitsFor(session.project.id));
    if (found.kind === 'refused') return sayRefused([found.sentence]);
    if (found.kind === 'text' || nodeOfKind(found.kind) !== kind)
      return sayRefused([`"${file.name}" is not ${WANTED[kind]}.`]);
    const seen = await look(found.kind, file);
    const record = session.model.nodes.get(node);
    if (record === undefined) return;
    const { pos, size, scene } = record;
    sendSeen(session, seen, { id: newId(), node, pos, size, scene }, ({ params }) => {
      if (session.model.nodes.has(node)) run(setParams, { id: node, params });
    });
    return undefined;
  };
  return { choose: () => void replace(), coming };
}
