import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import recorded from './recorded.json' with { type: 'json' };

const Inputs = z.record(z.string(), z.unknown());
const Graph = z.record(z.string(), z.object({ class_type: z.string(), inputs: Inputs }));
const Body = z.object({
  prompt: Graph,
  prompt_id: z.string(),
  client_id: z.string().optional(),
  extra_data: z.record(z.string(), z.unknown()).default({}),
});
type Body = z.infer<typeof Body>;

type Message = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

interface Item {
  readonly number: number;
  readonly body: Body;
}

interface Ended {
  readonly item: Item;
  readonly outputs: Record<string, unknown>;
  readonly status: { readonly status_str: string; readonly completed: boolean; readonly messages: unknown[] };
}

class Interrupted extends Error {}

/** Words of the server itself that one prompt's recording is made another's by. */
const RECORDED_IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A recording with another prompt's id. */
function retold<T>(recording: T, id: string): T {
  return JSON.parse(JSON.stringify(recording).replaceAll(RECORDED_IDS, id)) as T;
}

/**
 * A ComfyUI server as one really behaves (0.3.64), for tests: its routes, its socket with the traps of it, and answers
 * that were recorded from a real one. Its graphs are of a few nodes:
 * - `DailiesContract` does as its `behaviour` says, like the node of the same name for a real server; here it may have
 *   a `preview` as well.
 * - `Recorded` tells what was recorded under the name in `trace`.
 * - `Refused` is answered with what was recorded under the name in `trace`.
 */
export class ComfyServer {
  readonly #http: Server;
  readonly #sockets = new Map<string, WebSocket>();
  readonly #webSockets = new WebSocketServer({ noServer: true });
  #pending: Item[] = [];
  #running: Item | null = null;
  #interrupt = false;
  #history = new Map<string, Ended>();
  #number = 0;
  #working = false;
  /** Files by `type/subfolder/name`. */
  readonly files = new Map<string, Buffer>();
  /** Every prompt that was asked for. */
  readonly asked: Body[] = [];
  /** Interrupts that were asked for, by prompt; null: whatever runs. */
  readonly interrupts: (string | null)[] = [];
  readonly uploads: string[] = [];
  /** Says nothing on any socket. */
  silent = false;
  /** Breaks its answer to the next prompt off, although it has taken it. */
  losesAnswer = false;
  /** Answers nothing. */
  away = false;
  /** What has to be sent as `Authorization`; null: anything. */
  authorization: string | null = null;

  private constructor(http: Server) {
    this.#http = http;
  }

  static async open(): Promise<ComfyServer> {
    const http = createServer();
    const server = new ComfyServer(http);
    http.on('request', (request, response) => {
      server.#answer(request, response).catch((error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      });
    });
    http.on('upgrade', (request, socket, head) => {
      if (server.away) {
        socket.destroy();
        return;
      }
      server.#webSockets.handleUpgrade(request, socket, head, (opened) => server.#connect(request, opened));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Prompts that wait or are run. */
  get queued(): readonly Body[] {
    return [...(this.#running === null ? [] : [this.#running]), ...this.#pending].map(({ body }) => body);
  }

  get running(): string | null {
    return this.#running?.body.prompt_id ?? null;
  }

  get known(): readonly string[] {
    return [...this.#history.keys()];
  }

  /** Somebody else asks for a prompt. */
  ask(prompt_id: string, inputs: Record<string, unknown>): void {
    this.#queue(Body.parse({ prompt: { '1': { class_type: 'DailiesContract', inputs } }, prompt_id }));
  }

  /** As one that was started anew: it has forgotten everything. */
  restart(): void {
    this.#pending = [];
    this.#history.clear();
    this.#interrupt = true;
    this.#running = null;
    this.cutSockets();
  }

  /** Breaks every socket off, as a proxy does. */
  cutSockets(): void {
    for (const socket of this.#sockets.values()) socket.terminate();
  }

  async close(): Promise<void> {
    this.restart();
    this.#webSockets.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #connect(request: IncomingMessage, socket: WebSocket): void {
    const id = new URL(request.url ?? '/', this.url).searchParams.get('clientId') ?? '';
    // The trap: the old one takes the new one with it when it ends.
    this.#sockets.set(id, socket);
    socket.on('close', () => this.#sockets.delete(id));
    socket.on('message', (text) => {
      if (Buffer.isBuffer(text) && text.includes('feature_flags')) this.#send(id, recorded.flags[1] as Message);
    });
    this.#send(id, { type: 'status', data: { ...this.#status, sid: id } });
  }

  get #status() {
    return { status: { exec_info: { queue_remaining: this.queued.length } } };
  }

  #send(id: string | undefined, message: Message): void {
    if (this.silent) return;
    const to = id === undefined ? [...this.#sockets.values()] : [this.#sockets.get(id)];
    for (const socket of to) socket?.send(JSON.stringify(message));
  }

  #sendBytes(id: string | undefined, bytes: Buffer): void {
    if (!this.silent && id !== undefined) this.#sockets.get(id)?.send(bytes);
  }

  #queue(body: Body): number {
    const number = this.#number;
    this.#number += 1;
    this.#pending.push({ number, body });
    this.asked.push(body);
    this.#send(undefined, { type: 'status', data: this.#status });
    void this.#work();
    return number;
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let item = this.#pending.shift(); item !== undefined; item = this.#pending.shift()) {
      this.#running = item;
      this.#interrupt = false;
      await this.#run(item);
    }
    this.#working = false;
  }

  async #run(item: Item): Promise<void> {
    const { prompt, prompt_id: id, client_id: client } = item.body;
    const messages: unknown[] = [];
    const outputs: Record<string, unknown> = {};
    const send = (type: string, data: Readonly<Record<string, unknown>>): void => {
      // What one is running hears nobody else; what was cut off hears nobody.
      if (this.#running !== item) return;
      this.#send(client, { type, data });
      if (type.startsWith('execution_')) messages.push([type, data]);
    };
    let status = 'success';
    send('execution_start', { prompt_id: id, timestamp: Date.now() });
    send('execution_cached', { nodes: [], prompt_id: id, timestamp: Date.now() });
    try {
      for (const [node, { class_type: name, inputs }] of Object.entries(prompt)) {
        send('executing', { node, display_node: node, prompt_id: id });
        const output = name === 'Recorded' ? this.#replay(item, node, inputs) : await this.#perform(item, node, inputs);
        if (output === null) continue;
        outputs[node] = output;
        send('executed', { node, display_node: node, output, prompt_id: id });
      }
    } catch (error) {
      status = 'error';
      if (error instanceof Interrupted) {
        send('execution_interrupted', { prompt_id: id, node_id: '1', node_type: 'DailiesContract', executed: [] });
      } else {
        const recording = retold(recorded.fail_hist.messages[2]?.[1], id);
        const said = error instanceof Error ? error.message : '';
        if (!said.startsWith('{')) send('execution_error', { ...(recording as object), exception_message: said });
        else send('execution_error', { ...(recording as object), ...(JSON.parse(said) as object) });
      }
    }
    if (this.#running !== item) return;
    // The trap: that it ended well is said before it is written down.
    if (status === 'success') send('execution_success', { prompt_id: id, timestamp: Date.now() });
    await sleep(15);
    if (this.#running !== item) return;
    this.#history.set(id, { item, outputs, status: { status_str: status, completed: status === 'success', messages } });
    this.#running = null;
    this.#send(undefined, { type: 'status', data: this.#status });
    this.#send(client, { type: 'executing', data: { node: null, prompt_id: id } });
  }

  async #pause(item: Item, milliseconds: number): Promise<void> {
    const until = performance.now() + milliseconds;
    do {
      if (this.#interrupt || this.#running !== item) throw new Interrupted();
      await sleep(Math.min(20, milliseconds));
    } while (performance.now() < until);
  }

  /** Says a recording's messages of how it goes on, and gives what it gave. */
  #replay({ body: { prompt_id: id, client_id: client } }: Item, node: string, inputs: z.infer<typeof Inputs>): unknown {
    const trace = inputs['trace'] === 'cached' ? recorded.cached_msgs : recorded.ok_msgs;
    for (const message of retold(trace, id) as unknown as (Message | { BIN: number })[]) {
      if ('BIN' in message) this.#sendBytes(client, pictureBytes(message.BIN, id));
      else if (['progress', 'progress_state', 'executing'].includes(message.type)) {
        if (message.data['node'] !== null) this.#send(client, message);
      }
    }
    return node === '3' ? recorded.history.body['833da4fe-e6ed-4716-8d3f-d7db69a8bc5a'].outputs['3'] : null;
  }

  async #perform(item: Item, node: string, inputs: z.infer<typeof Inputs>): Promise<unknown> {
    const { prompt_id: id, client_id: client } = item.body;
    const progress = (value: number): void => {
      if (this.#running !== item) return;
      this.#send(client, {
        type: 'progress_state',
        data: { prompt_id: id, nodes: { [node]: { value, max: 1, state: 'running', node_id: node, prompt_id: id } } },
      });
      this.#send(client, { type: 'progress', data: { value, max: 1, prompt_id: id, node } });
    };
    const { behaviour, message, milliseconds, picture, preview } = inputs;
    switch (behaviour) {
      case 'fail':
        throw new Error(`${String(message)}\n`);
      case 'text':
        return { text: ['no picture'] };
      case 'nothing':
        return {};
      case 'wait':
        progress(0.05);
        await this.#pause(item, 300_000);
        break;
      default:
    }
    progress(0.1);
    if (typeof preview === 'string') this.#sendBytes(client, pictureBytes(4, id, Buffer.from(preview, 'base64')));
    await this.#pause(item, Number(milliseconds ?? 0));
    progress(0.6);
    progress(0.4);
    const [subfolder = '', name = ''] = String(inputs['filename_prefix']).split('/');
    const filename = `${name}_00001_.png`;
    this.files.set(`output/${subfolder}/${filename}`, Buffer.from(String(picture), 'base64'));
    progress(1);
    return { images: [{ filename, subfolder, type: 'output' }] };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.away) {
      request.socket.destroy();
      return;
    }
    const { pathname, searchParams: query } = new URL(request.url ?? '/', this.url);
    const bytes = await bodyOf(request);
    const give = (json: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    };
    if (this.authorization !== null && request.headers.authorization !== this.authorization) return give({}, 401);
    const json = (): unknown => JSON.parse(bytes.toString());
    const ids = z.object({ delete: z.array(z.string()) });
    switch (`${request.method} ${pathname.replace(/^(\/history)\/.*/, '$1/id')}`) {
      case 'POST /prompt':
        return this.#submit(json(), request, give);
      case 'GET /prompt':
        return give({ exec_info: { queue_remaining: this.queued.length } });
      case 'GET /queue':
        return give({
          queue_running: this.#running === null ? [] : [tupleOf(this.#running)],
          queue_pending: this.#pending.map(tupleOf),
        });
      case 'POST /queue': {
        const { delete: deleted } = ids.parse(json());
        // The trap: nobody is told, and nothing is written down.
        this.#pending = this.#pending.filter(({ body }) => !deleted.includes(body.prompt_id));
        return give('');
      }
      case 'POST /interrupt': {
        const { prompt_id: id } = z.object({ prompt_id: z.string().optional() }).parse(json());
        this.interrupts.push(id ?? null);
        if (id === undefined || id === this.running) this.#interrupt = true;
        return give('');
      }
      case 'GET /history/id':
        return give(this.#told([pathname.slice('/history/'.length)]));
      case 'GET /history':
        return give(this.#told([...this.#history.keys()].slice(-Number(query.get('max_items') ?? 10_000))));
      case 'POST /history':
        for (const id of ids.parse(json()).delete) this.#history.delete(id);
        return give('');
      case 'GET /system_stats':
        return give({
          system: { comfyui_version: '0.3.64' },
          devices: [
            { name: 'cuda:0 NVIDIA H200', type: 'cuda', vram_total: 150_000, vram_free: 50_000 },
            { name: 'cpu', type: 'cpu', vram_total: 9, vram_free: 9 },
          ],
        });
      case 'HEAD /view':
      case 'GET /view': {
        const path = `${query.get('type')}/${query.get('subfolder') ?? ''}/${query.get('filename')}`;
        const file = this.files.get(path);
        if (file === undefined) return give({}, 404);
        response.writeHead(200, { 'content-length': file.byteLength });
        response.end(request.method === 'HEAD' ? undefined : file);
        return;
      }
      case 'POST /upload/image':
        return this.#upload(request, bytes, give);
      default:
        return give({}, 404);
    }
  }

  #submit(json: unknown, request: IncomingMessage, give: (json: unknown, status?: number) => void): void {
    const parsed = Body.safeParse(json);
    if (!parsed.success) return give(recorded.e_noprompt.body, 400);
    const body = parsed.data;
    for (const { class_type: name, inputs } of Object.values(body.prompt)) {
      if (name === 'Refused') {
        const answers = { missing: recorded.e_missing, link: recorded.e_badlink, none: recorded.e_noout };
        const { trace } = z.object({ trace: z.enum(['missing', 'link', 'none']) }).parse(inputs);
        return give(answers[trace].body, answers[trace].status);
      }
      if (!['DailiesContract', 'Recorded', 'Partial'].includes(name)) {
        const message = recorded.e_class.body.error.message.replace('Nope', name);
        return give({ ...recorded.e_class.body, error: { ...recorded.e_class.body.error, message } }, 400);
      }
    }
    const number = this.#queue(body);
    if (this.losesAnswer) {
      this.losesAnswer = false;
      request.socket.destroy();
      return;
    }
    const isPartial = Object.values(body.prompt).some(({ class_type: name }) => name === 'Partial');
    give({ prompt_id: body.prompt_id, number, node_errors: isPartial ? recorded.partial.body.node_errors : {} });
  }

  #upload(request: IncomingMessage, bytes: Buffer, give: (json: unknown, status?: number) => void): void {
    const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
    const text = bytes.toString('latin1');
    const head = /name="image"; filename="([^"]+)"[^]*?\r\n\r\n/.exec(text);
    const start = (head?.index ?? 0) + (head?.[0].length ?? 0);
    const content = bytes.subarray(start, text.indexOf(`\r\n--${boundary}`, start));
    let name = head?.[1] ?? '';
    // The same name with the same bytes is the same file; with others it is another.
    const present = this.files.get(`input//${name}`);
    if (present !== undefined && !present.equals(content)) name = name.replace(/(\.[^.]*)?$/, ' (1)$1');
    this.files.set(`input//${name}`, content);
    this.uploads.push(name);
    give({ name, subfolder: '', type: 'input' });
  }

  #told(ids: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(
      ids.flatMap((id) => {
        const ended = this.#history.get(id);
        if (ended === undefined) return [];
        const { item, outputs, status } = ended;
        return [[id, { prompt: tupleOf(item), outputs, status, meta: {} }]];
      }),
    );
  }
}

const tupleOf = ({
  number,
  body: { prompt, prompt_id: id, client_id: client, extra_data: extra },
}: Item): unknown[] => [
  number,
  id,
  prompt,
  client === undefined ? extra : { ...extra, client_id: client },
  Object.keys(prompt),
];

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A preview as the socket carries it: of type 1 with its format, of type 4 with its metadata. */
export function pictureBytes(type: number, id: string, picture: Buffer = Buffer.from('ffd8ffe0', 'hex')): Buffer {
  const second =
    type === 1 ? Buffer.alloc(0) : Buffer.from(JSON.stringify({ ...recorded.flag_bin.meta, prompt_id: id }));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(type, 0);
  head.writeUInt32BE(type === 1 ? 1 : second.byteLength, 4);
  return Buffer.concat([head, second, picture]);
}
