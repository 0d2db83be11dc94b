import type { NodeId, ProjectId, UserId } from '@dailies/shared/ids';
import { PIECES_FROM_BYTES } from '../api/uploads.ts';
import { type Sending, SendingPaused, type SendingPhase } from '../api/Sending.ts';
import { Looking } from './Looking.ts';
import { Observable } from './Observable.ts';
import { type UnfinishedFile, UnfinishedFiles } from './UnfinishedFiles.ts';

/** Files that are sent at the same time; the others wait. */
const AT_ONCE = 2;

/** What of a file on its way does not change. */
interface Place {
  readonly id: string;
  readonly pos: readonly [x: number, y: number];
  readonly size: readonly [w: number, h: number];
  /** The scene that its node will stand in; null: at the top. */
  readonly scene: NodeId | null;
  /** The node that it is for; null: it gets one of its own. */
  readonly node: NodeId | null;
}

export interface NewComing extends Place {
  readonly file: File;
}

/** A file on its way: where its node will stand, and how much of it is sent. */
export interface ComingFile extends Place {
  readonly name: string;
  /** Null: it waits for those before it. */
  readonly phase: SendingPhase | null;
  /** From 0 to 1. */
  readonly fraction: number;
  readonly sizeBytes: number;
  readonly cancel: () => void;
}

export type SendingComing = Sending & { readonly signal: AbortSignal };

interface Job {
  readonly record: UnfinishedFile;
  readonly control: AbortController;
  readonly work: (sending: SendingComing) => Promise<void>;
}

/**
 * The files that this page sends to a project, whichever of its pages is shown. Nothing of it is told to others;
 * this browser keeps what is not sent whole, and it goes on when the project is opened again.
 */
export class Coming {
  readonly looking = new Looking();
  readonly files = new Observable<readonly ComingFile[]>([]);
  readonly #user: UserId;
  readonly #project: ProjectId;
  readonly #unfinished = new UnfinishedFiles();
  readonly #jobs = new Map<string, Job>();
  readonly #waiting: Job[] = [];
  #lanes = 0;
  #stopped = false;

  constructor(user: UserId, project: ProjectId) {
    this.#user = user;
    this.#project = project;
  }

  /**
   * Marks a file's place at once; `work` sends it, when its turn has come, and does not throw. Once the signal is
   * aborted it has nothing more to do or to say.
   */
  add({ file, ...place }: NewComing, work: Job['work']): void {
    const { id, pos, scene, node } = place;
    const record = { id, user: this.#user, project: this.#project, file, pos, scene, node };
    if (this.#stopped) {
      void this.#unfinished.keep(record);
      return;
    }
    const job = { record, control: new AbortController(), work };
    const cancel = (): void => {
      job.control.abort();
      this.#end(id);
    };
    this.#jobs.set(id, job);
    this.#waiting.push(job);
    const { name, size: sizeBytes } = file;
    this.files.set([...this.files.get(), { ...place, name, phase: null, fraction: 0, sizeBytes, cancel }]);
    // A small one is sent again sooner than it is found again.
    if (sizeBytes >= PIECES_FROM_BYTES) void this.#unfinished.keep(record);
    if (this.#lanes < AT_ONCE) void this.#lane();
  }

  /** What this browser had not sent whole when its page was closed or the project left; each is handed out once. */
  left(): Promise<readonly UnfinishedFile[]> {
    return this.#unfinished.left(this.#user, this.#project);
  }

  /** What was left is not sent after all. */
  async forget(id: string): Promise<void> {
    await this.#unfinished.forget(id);
  }

  /** The project is left: what was sent stays, and all that is not here goes on when it is opened again. */
  stop(): void {
    this.#stopped = true;
    this.looking.cancel();
    this.#waiting.length = 0;
    for (const { record, control } of this.#jobs.values()) {
      control.abort(new SendingPaused());
      void this.#unfinished.keep(record);
    }
    this.#jobs.clear();
    this.files.set([]);
    this.#unfinished.close();
  }

  async #lane(): Promise<void> {
    this.#lanes += 1;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) await this.#send(next);
    this.#lanes -= 1;
  }

  async #send({ record: { id }, control: { signal }, work }: Job): Promise<void> {
    if (signal.aborted) return;
    this.#change(id, { phase: 'sending' });
    await work({
      onProgress: (fraction) => this.#change(id, { fraction }),
      onPhase: (phase) => this.#change(id, { phase }),
      signal,
    });
    if (!signal.aborted) this.#end(id);
  }

  #change(id: string, change: Partial<Pick<ComingFile, 'phase' | 'fraction'>>): void {
    this.files.set(this.files.get().map((file) => (file.id === id ? { ...file, ...change } : file)));
  }

  #end(id: string): void {
    this.#jobs.delete(id);
    this.files.set(this.files.get().filter((file) => file.id !== id));
    void this.#unfinished.forget(id);
  }
}
