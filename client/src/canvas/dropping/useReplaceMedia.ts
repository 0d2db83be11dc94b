import { setParams } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { useState } from 'react';
import { limitsFor } from '../../api/uploadLimits.ts';
import { useRun } from '../../document/useRun.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { bringFile, type BroughtNode, look, nodeOfKind } from './bringFile.ts';
import { chooseFile } from './chooseFile.ts';
import { identify } from './identify.ts';
import { sayFailed, sayRefused } from './say.ts';

const WANTED: Readonly<Record<BroughtNode, string>> = {
  picture: 'a picture',
  clip: 'a video',
  sound: 'a sound',
  file: 'a Blender file, a font or a workflow',
};

/** Asks for a file and gives it to a node in place of its own. `percent` is how much of it is sent. */
export function useReplaceMedia(
  node: NodeId,
  kind: BroughtNode,
): { readonly choose: () => void; readonly percent: number | null } {
  const { project } = useSession();
  const run = useRun();
  const [percent, setPercent] = useState<number | null>(null);
  const replace = async () => {
    const file = await chooseFile(kind);
    if (file === null) return;
    const found = await identify(file, await limitsFor(project.id));
    if (found.kind === 'refused') return sayRefused([found.sentence]);
    if (found.kind === 'text' || nodeOfKind(found.kind) !== kind)
      return sayRefused([`"${file.name}" is not ${WANTED[kind]}.`]);
    setPercent(0);
    try {
      const seen = await look(found.kind, file);
      const sending = { onProgress: (fraction: number) => setPercent(Math.floor(fraction * 100)) };
      const { params } = await bringFile(project.id, seen, sending);
      run(setParams, { id: node, params });
    } catch (error) {
      sayFailed(file.name, error);
    } finally {
      setPercent(null);
    }
    return undefined;
  };
  return { choose: () => void replace(), percent };
}
