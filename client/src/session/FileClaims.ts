import { z } from 'zod';

const CHANNEL = 'dailies:uploads';
/** How long other pages have to answer. */
const ANSWER_MS = 400;

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('asks'), page: z.string(), ids: z.array(z.string()) }),
  z.object({ type: z.literal('sends'), ids: z.array(z.string()) }),
]);
type Message = z.infer<typeof Message>;

/** Which page of this browser sends a file: pages tell each other, so that no file is sent by two of them. */
export class FileClaims {
  readonly #page = Math.random().toString(36).slice(2);
  readonly #channel = new BroadcastChannel(CHANNEL);
  readonly #own = new Set<string>();
  /** What is asked for now, and not by another page too. */
  readonly #asked = new Set<string>();
  #closed = false;

  constructor() {
    this.#channel.addEventListener('message', ({ data }) => {
      const message = Message.safeParse(data);
      if (message.success) this.#hear(message.data);
    });
  }

  has(id: string): boolean {
    return this.#own.has(id);
  }

  add(id: string): void {
    this.#own.add(id);
  }

  drop(id: string): void {
    this.#own.delete(id);
  }

  /** Those of these files that no other page sends: this page's from then on. Where two ask at once, one gets each. */
  async claim(ids: readonly string[]): Promise<ReadonlySet<string>> {
    for (const id of ids) this.#asked.add(id);
    this.#tell({ type: 'asks', page: this.#page, ids: [...ids] });
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    const claimed = new Set(ids.filter((id) => this.#asked.delete(id)));
    for (const id of claimed) this.#own.add(id);
    return claimed;
  }

  close(): void {
    this.#closed = true;
    this.#channel.close();
  }

  #hear(message: Message): void {
    const isLeftToIt = message.type === 'sends' || message.page < this.#page;
    if (isLeftToIt) for (const id of message.ids) this.#asked.delete(id);
    if (message.type === 'sends') return;
    const sent = message.ids.filter((id) => this.#own.has(id));
    if (sent.length > 0) this.#tell({ type: 'sends', ids: sent });
    // Who begins to listen only now has not heard that this page asks.
    const asked = message.ids.filter((id) => this.#asked.has(id));
    if (asked.length > 0) this.#tell({ type: 'asks', page: this.#page, ids: asked });
  }

  #tell(message: Message): void {
    if (!this.#closed) this.#channel.postMessage(message);
  }
}
