import { type CommandCall, CommandResults } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { callApi } from './callApi.ts';

/** Asks the server to run commands with its own hand, all or none: what a role may ask for and not write itself. */
export const askCommands = (project: ProjectId, commands: readonly CommandCall[]): Promise<CommandResults> =>
  callApi(CommandResults, `/api/v1/projects/${project}/commands`, { method: 'POST', json: { commands } });
