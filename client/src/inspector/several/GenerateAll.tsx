import { cancelRequest, requestTakes } from '@dailies/shared/commands';
import type { NodeRecord } from '@dailies/shared/document';
import { IconSparkles } from '@tabler/icons-react';
import { z } from 'zod';
import { shotActivity } from '../../document/shotActivity.ts';
import { useModel } from '../../document/useModel.ts';
import { sayProblem } from '../../interface/sayProblem.ts';
import { useKept } from '../../interface/useKept.ts';
import { showChain } from '../../running/chainDialog.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import generation from '../generation/generation.module.css';
import { Variations, VARIATIONS_AT_MOST } from '../generation/Variations.tsx';

/** Asks for takes of every shot that can be made, and says which could not and why. */
export function GenerateAll({ shots }: { shots: readonly NodeRecord[] }) {
  const session = useSession();
  const { plans } = session;
  const [variations, setVariations] = useKept('variations', z.int().min(1).max(VARIATIONS_AT_MOST), 1);
  const key = shots.map(({ id }) => id).join(' ');
  const working = useModel(
    ['runs', 'requests'],
    (model) =>
      shots.flatMap(({ id }) => {
        const activity = shotActivity(model, id);
        return activity.kind === 'working' || activity.kind === 'asked' ? [activity.request.id] : [];
      }),
    [key],
  );
  const generate = () => {
    const refused = shots.flatMap(({ id, title }) => {
      const recipe = plans.plan(id)?.recipeHash ?? null;
      const asked = session.run(requestTakes, {
        id: newId(),
        node: id,
        kind: 'generate',
        variations,
        recipe,
        anyway: false,
      });
      return asked.ok ? [] : [`${title}: ${asked.refusal.message}`];
    });
    const [first] = refused;
    if (first === undefined) return;
    const rest = refused.length === 1 ? '' : ` And ${refused.length - 1} more.`;
    sayProblem(`${first}${rest}`);
  };
  const ids = shots.map(({ id }) => id);
  const takes = shots.length * variations;
  return (
    <>
      <div className={generation.ask}>
        <button
          type="button"
          className={generation.generate}
          onClick={() => (shots.length === 1 ? generate() : showChain('nodes', ids, variations))}
        >
          <IconSparkles size={15} aria-hidden="true" />
          {shots.length === 1 ? 'Generate' : `Generate all ${shots.length}`}
        </button>
        <Variations value={variations} onChange={setVariations} />
      </div>
      <div className={generation.state} role="status">
        <p className={generation.sentence}>
          {working.length > 0
            ? `${working.length} of ${shots.length} being made`
            : `Makes ${takes === 1 ? 'one take' : `${takes} takes`}.`}
        </p>
        {working.length > 0 && (
          <button
            type="button"
            className={generation.cancel}
            onClick={() => {
              for (const request of working) session.run(cancelRequest, { request });
            }}
          >
            Cancel all
          </button>
        )}
      </div>
    </>
  );
}
