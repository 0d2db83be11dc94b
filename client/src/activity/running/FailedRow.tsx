import { useGenerate } from '../../document/useGenerate.ts';
import { useModel } from '../../document/useModel.ts';
import { useNames } from '../../review/useNames.ts';
import { useMay } from '../../session/useMay.ts';
import { NodeLink } from '../NodeLink.tsx';
import { TimeOf } from '../TimeOf.tsx';
import type { FailedRequest } from './failedLately.ts';
import { NodePicture } from './NodePicture.tsx';
import classes from './Running.module.css';

/** A request that failed: why, and asking again. */
export function FailedRow({ failure, nowMs }: { failure: FailedRequest; nowMs: number }) {
  const { request, failed, sentence } = failure;
  const { node, by, at, variations } = request;
  const nameOf = useNames();
  const title = useModel([`nodes:${node}`], (model) => model.nodes.get(node)?.title ?? '', [node]);
  const isLocked = useModel([`tracking:${node}`], (model) => model.tracking(node).locked, [node]);
  const mayAsk = useMay('requests') && !isLocked;
  const { generate } = useGenerate(node);
  return (
    <li className={classes.row} data-request-id={request.id} data-state="failed">
      <NodePicture node={node} title={title} />
      <div className={classes.text}>
        <div className={classes.line}>
          <NodeLink node={node} className={classes.title} />
          {mayAsk && (
            <button
              type="button"
              className={classes.cancel}
              aria-label={`Ask for the takes of ${title} again`}
              onClick={() => generate(failed)}
            >
              Try again
            </button>
          )}
        </div>
        <p className={classes.facts}>
          {nameOf(by)}, <TimeOf atMs={at} nowMs={nowMs} />
          {variations > 1 && ` · ${failed} of ${variations} takes`}
        </p>
        <p className={classes.sentence} data-tone="bad">
          {sentence}
        </p>
      </div>
    </li>
  );
}
