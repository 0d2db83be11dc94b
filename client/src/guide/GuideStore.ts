import type { Me } from '@dailies/shared/http';
import type { NodeId, ProjectId, TakeId } from '@dailies/shared/ids';
import { Observable } from '../session/Observable.ts';
import { GuideState, type GuideStepId, withDone } from './guideState.ts';

/** Where the steps of the guide lead, of the project that is open. */
interface GuidePlaces {
  readonly project: ProjectId;
  /** The film that a new installation opens with. */
  readonly isDemo: boolean;
  readonly shot: NodeId | undefined;
  readonly take: TakeId | undefined;
}

const keyOf = (user: string): string => `dailies:guide:${user}`;

/** How far the person of this page is with the guide. Shown by itself to whoever owns the installation. */
class GuideStore {
  /** null: nobody is signed in yet. */
  readonly state = new Observable<GuideState | null>(null);
  readonly places = new Observable<GuidePlaces | null>(null);
  #user: string | null = null;

  begin({ id, installationOwner }: Me, nowMs: number): void {
    if (this.#user === id) return;
    this.#user = id;
    this.state.set(this.#read(id) ?? { isShown: installationOwner, isAsked: false, sinceMs: nowMs, done: [] });
    this.#keep();
  }

  markDone(step: GuideStepId): void {
    const state = this.state.get();
    if (state !== null) this.#set(withDone(state, step));
  }

  hide(): void {
    const state = this.state.get();
    if (state !== null) this.#set({ ...state, isShown: false });
  }

  /** Shows it again, from the beginning where it was done. */
  show(nowMs: number): void {
    const state = this.state.get();
    if (state === null) return;
    const isDone = state.done.length === 4;
    this.#set({
      isShown: true,
      isAsked: true,
      sinceMs: isDone ? nowMs : state.sinceMs,
      done: isDone ? [] : state.done,
    });
  }

  #set(state: GuideState): void {
    this.state.set(state);
    this.#keep();
  }

  #read(user: string): GuideState | null {
    try {
      return GuideState.safeParse(JSON.parse(localStorage.getItem(keyOf(user)) ?? 'null')).data ?? null;
    } catch {
      return null;
    }
  }

  #keep(): void {
    try {
      if (this.#user !== null) localStorage.setItem(keyOf(this.#user), JSON.stringify(this.state.get()));
    } catch {
      // Without storage the guide begins anew with each page, nothing else.
    }
  }
}

export const guide = new GuideStore();
