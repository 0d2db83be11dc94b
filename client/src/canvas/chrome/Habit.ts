import { Observable } from '../../session/Observable.ts';

/** A setting of the canvas that is on or off, and that this browser remembers. */
class Habit {
  readonly isOn: Observable<boolean>;
  readonly #key: string;

  constructor(name: string, isOnAtFirst: boolean) {
    this.#key = `dailies:canvas:${name}`;
    this.isOn = new Observable(this.#read() ?? isOnAtFirst);
  }

  toggle(): void {
    const isOn = !this.isOn.get();
    this.isOn.set(isOn);
    try {
      localStorage.setItem(this.#key, isOn ? 'on' : 'off');
    } catch {
      // A full or forbidden storage costs remembering it, nothing else.
    }
  }

  #read(): boolean | undefined {
    try {
      const text = localStorage.getItem(this.#key);
      return text === null ? undefined : text === 'on';
    } catch {
      return undefined;
    }
  }
}

/** Whether what is dragged snaps to what is near. */
export const snapping = new Habit('snapping', false);
/** Whether the map is open. */
export const mapping = new Habit('map', true);
