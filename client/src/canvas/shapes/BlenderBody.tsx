import type { NodeRecord } from '@dailies/shared/document';
import { BlenderInputParams } from '@dailies/shared/modules';
import { EmptyBody } from './BroughtBody.tsx';
import { ShotBody } from './ShotBody.tsx';

/** A Blender input: asks for its file first, then it is as every node that makes takes. */
export function BlenderBody({ node }: { node: NodeRecord }) {
  const { media } = BlenderInputParams.catch(BlenderInputParams.parse({})).parse(node.params);
  return media === null ? (
    <EmptyBody node={node} kind="file" asks="Drop a Blender file here" />
  ) : (
    <ShotBody node={node} />
  );
}
