import { randomUUID } from 'node:crypto';
import { ComfyWorkflow } from '@dailies/shared/runs';
import { z } from 'zod';

/** The least that a ComfyUI server can be asked for. `seed` makes each one new, so that nothing comes from its cache. */
export const TINY = ComfyWorkflow.parse({
  '1': { class_type: 'EmptyImage', inputs: { width: 64, height: 64, batch_size: 1, color: 0 } },
  '2': { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: 'bench' } },
});

const COLOURS = 0xff_ffff;
const Message = z.object({
  type: z.string(),
  data: z.object({ node: z.string().nullable().optional(), prompt_id: z.string().optional() }),
});

/** From the POST of a prompt to `executing null`, and its file fetched, as a small script would; in ms. */
export async function comfyAlone(url: string): Promise<number> {
  const client = randomUUID();
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws?clientId=${client}`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  try {
    const prompt = structuredClone(TINY);
    if (prompt['1'] !== undefined) prompt['1'].inputs['color'] = Math.floor(Math.random() * COLOURS);
    const startedMs = performance.now();
    const id = randomUUID();
    const ended = new Promise<void>((resolve) => {
      socket.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string') return;
        const message = Message.safeParse(JSON.parse(data)).data;
        if (message?.type === 'executing' && message.data.node === null && message.data.prompt_id === id) resolve();
      });
    });
    const posted = await fetch(`${url}/prompt`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt, client_id: client, prompt_id: id }),
    });
    if (!posted.ok) throw new Error(`ComfyUI answered ${posted.status}: ${await posted.text()}`);
    await posted.body?.cancel();
    await ended;
    const history = z.record(
      z.string(),
      z.object({ outputs: z.record(z.string(), z.object({ images: z.array(z.object({ filename: z.string() })) })) }),
    );
    const entry = history.parse(await (await fetch(`${url}/history/${id}`)).json())[id];
    const [image] = entry?.outputs['2']?.images ?? [];
    if (image === undefined) throw new Error('ComfyUI made no picture.');
    await (await fetch(`${url}/view?filename=${encodeURIComponent(image.filename)}&type=output`)).arrayBuffer();
    return performance.now() - startedMs;
  } finally {
    socket.close();
  }
}
