import type { AssetKind } from '../../assets/index.ts';
import { MODULES } from '../../modules/index.ts';
import { defineNode, type NodeDefinition } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

function assetNode(kind: AssetKind, title: string, purpose: string): NodeDefinition {
  return defineNode({
    type: kind,
    title,
    purpose,
    group: 'Assets',
    module: moduleFor(MODULES, kind),
    size: [220, 132],
    params: {
      asset: { control: 'asset', title, help: 'Every shot that this is connected to follows its newest version.' },
    },
    tracked: false,
  });
}

export const characterNode = assetNode('character', 'Character', 'Somebody who appears in shots.');
export const styleNode = assetNode('style', 'Style', 'How pictures look: palette and manner.');
export const locationNode = assetNode('location', 'Location', 'Where shots take place.');
