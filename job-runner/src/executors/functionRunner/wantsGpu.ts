import type { Pipeline } from '@dailies/shared/runs';

export const wantsGpu = ({ requirements }: Pipeline): boolean =>
  requirements.gpuMemoryBytes > 0 || requirements.tags.includes('gpu');
