import { z } from 'zod';
import { rootOf, ROOT_WRITERS, Settings } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { canonicalJson } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

export const setSettings = defineCommand({
  name: 'setSettings',
  label: 'Change project settings',
  args: Settings.partial(),
  roles: ROOT_WRITERS.settings,
  undoable: false,
  check: (_doc, changes) =>
    Object.keys(changes).length === 0 ? refuse('invalid-input', 'Nothing to change was given.') : ok(null),
  apply: (doc, changes) => {
    const root = rootOf(doc, 'settings');
    for (const key of z.keyof(Settings).options) {
      const value = changes[key];
      if (value !== undefined && canonicalJson(root.get(key) ?? null) !== canonicalJson(value)) root.set(key, value);
    }
  },
});
