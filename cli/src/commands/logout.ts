import { ApiProblem, DailiesClient } from '@dailies/api-client';
import { defineCommand } from '../Command.ts';
import { readLogin, removeLogin } from '../login.ts';

export const logout = defineCommand({
  name: 'logout',
  usage: '',
  summary: 'End the session of "dailies login" and forget it',
  takes: [0, 0],
  options: {},
  run: async ({ environment, output }) => {
    const kept = await readLogin(environment);
    if (kept === null) {
      output.show({ url: null }, () => 'Nobody was signed in.');
      return 0;
    }
    await removeLogin(environment);
    try {
      await new DailiesClient(kept.url, kept.token).signOut();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      output.say(`The session could not be ended there, and is forgotten here: ${error.message}`);
    }
    output.show({ url: kept.url }, () => `Signed out of ${kept.url}.`);
    return 0;
  },
});
