import type { PipelineRunner } from '@dailies/shared/runs';

/**
 * Videos by OpenAI's interface: a form with the first frame as a file, a figure of progress, the film as the content of
 * the job. OpenAI itself ended it on 24 September 2026; others speak it still.
 */
export const openAiVideo: PipelineRunner = {
  executor: 'http',
  values: {
    prompt: 'param:prompt',
    seconds: { from: 'seconds', choose: { '4': '4', '8': '8', '12': '12' } },
    size: { from: 'aspect', choose: { '16:9': '1280x720', '9:16': '720x1280' } },
  },
  media: { firstFrame: 'file' },
  submit: {
    method: 'POST',
    path: '/v1/videos',
    form: true,
    body: {
      model: 'sora-2',
      prompt: '{prompt}',
      seconds: '{seconds}',
      size: '{size}',
      input_reference: '{media.firstFrame}',
    },
    keep: { id: '/id' },
  },
  poll: {
    method: 'GET',
    path: '/v1/videos/{kept.id}',
    everyMs: 100,
    state: '/status',
    done: ['completed'],
    failed: ['failed'],
    progress: { at: '/progress', of: 100 },
  },
  fetch: { method: 'GET', path: '/v1/videos/{kept.id}/content' },
  result: { at: '', as: 'body', kind: 'video' },
  cancel: { method: 'DELETE', path: '/v1/videos/{kept.id}' },
  problem: { sentence: ['/error/message'], code: ['/error/code', '/error/type'], refused: ['moderation_blocked'] },
};
