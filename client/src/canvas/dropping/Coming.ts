import { type Atom, atom } from 'tldraw';
import type { SendingPhase } from '../../api/Sending.ts';

/** A file on its way: where its node will stand, and how much of it is sent. */
export interface ComingFile {
  readonly id: string;
  readonly name: string;
  readonly pos: readonly [x: number, y: number];
  readonly size: readonly [w: number, h: number];
  /** Null: it waits for those before it. */
  readonly phase: SendingPhase | null;
  /** From 0 to 1. */
  readonly fraction: number;
  readonly sizeBytes: number;
  readonly cancel: () => void;
}

/** The files that this page sends right now. Nothing of it is stored or told to others. */
export class Coming {
  readonly #files: Atom<readonly ComingFile[]> = atom<readonly ComingFile[]>('coming files', []);

  get files(): readonly ComingFile[] {
    return this.#files.get();
  }

  add(file: ComingFile): void {
    this.#files.update((files) => [...files, file]);
  }

  change(id: string, change: Partial<Pick<ComingFile, 'phase' | 'fraction'>>): void {
    this.#files.update((files) => files.map((file) => (file.id === id ? { ...file, ...change } : file)));
  }

  remove(id: string): void {
    this.#files.update((files) => files.filter((file) => file.id !== id));
  }
}
