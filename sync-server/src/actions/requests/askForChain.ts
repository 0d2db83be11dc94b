import { requestChain } from '@dailies/shared/commands';
import { chainRequests } from '@dailies/shared/graph';
import type { CreateChain, CreatedChain } from '@dailies/shared/http';
import { RequestId, runIdOf, type UserId } from '@dailies/shared/ids';
import type { z } from 'zod';
import type { Services } from '../../Services.ts';
import { runCommands } from '../commands/runCommands.ts';
import type { Access } from '../projects/accessProject.ts';
import { describePlan, planAsked } from './planAsked.ts';

/** Plans what is asked for and asks for it, in the name of a person. Nothing is asked for where nothing would run. */
export async function askForChain(
  services: Services,
  user: UserId,
  access: Access,
  asked: z.output<typeof CreateChain>,
): Promise<CreatedChain> {
  const { project } = access;
  const planned = await planAsked(services, project, asked);
  const { steps } = await describePlan(services, { project, user }, asked, planned);
  const wanted = { variations: asked.variations, anyway: asked.anyway, picksLast: asked.picks };
  const requests = chainRequests(planned.steps, wanted, () => RequestId.parse(services.newId()));
  if (requests.length > 0) await runCommands(services, user, access, [{ name: requestChain.name, args: { requests } }]);
  return {
    chain: requests[0]?.id ?? null,
    requests: requests.map(({ id, node, values = null, after = [], variations }) => ({
      id,
      node,
      values,
      after: [...after],
      runs: Array.from({ length: variations }, (_, variation) => runIdOf(id, variation)),
    })),
    steps,
  };
}
