import type { ComfyRunner } from '@dailies/shared/runs';

const PARAMS = ['behaviour', 'picture', 'milliseconds', 'message'];

/** A workflow that does as the contract of executors asks, by the node that `dailies_contract` is on a real server. */
export const contractRunner: ComfyRunner = {
  executor: 'comfyui',
  workflow: {
    '1': {
      class_type: 'DailiesContract',
      inputs: { behaviour: 'draw', picture: '', milliseconds: 0, message: '', filename_prefix: 'contract' },
      _meta: { title: 'Loading' },
    },
  },
  values: PARAMS.map((name) => ({ from: `param:${name}`, node: '1', input: name })),
  media: [],
  output: '1',
};

/** A workflow of a node that no server has. */
export const missingRunner: ComfyRunner = {
  ...contractRunner,
  workflow: { '1': { class_type: 'DailiesHasNoSuchNode', inputs: {} } },
  values: [],
};
