import type { NodeRecord } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { IconStack2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { z } from 'zod';
import { useModel } from '../document/useModel.ts';
import { useKept } from '../interface/useKept.ts';
import { useMay } from '../session/useMay.ts';
import classes from './Inspector.module.css';
import { InspectorHead } from './InspectorHead.tsx';
import { ParamsSection } from './ParamsSection.tsx';
import { Section } from './Section.tsx';
import { ColourField } from './several/ColourField.tsx';
import { GenerateAll } from './several/GenerateAll.tsx';
import { TrackAll } from './several/TrackAll.tsx';
import { sharedFields } from './sharedFields.ts';

/** `Shot still ×3, Prompt`. */
function typesText(nodes: readonly NodeRecord[]): string {
  const byType = Map.groupBy(nodes, ({ type }) => NODE_TYPES.get(type)?.title ?? type);
  return [...byType]
    .map(([title, all]) => (byType.size === 1 || all.length === 1 ? title : `${title} ×${all.length}`))
    .join(', ');
}

/** What several nodes share, set for all of them at once. */
export function SeveralInspector({ ids, onClose }: { ids: readonly NodeId[]; onClose: () => void }) {
  const mayWrite = useMay('nodes');
  const mayAsk = useMay('requests');
  const mayTrack = useMay('tracking');
  const [isFolded, fold] = useKept('inspector:folded', z.boolean(), false);
  const key = ids.join(' ');
  const topics = ids.map((id) => `nodes:${id}` as const);
  const nodes = useModel(topics, (model) => ids.flatMap((id) => model.nodes.get(id) ?? []), [key]);
  const fields = useMemo(() => sharedFields(nodes), [nodes]);
  const shots = nodes.filter(({ type }) => NODE_TYPES.get(type)?.module.runs === true);
  const tracked = nodes.filter(({ type }) => NODE_TYPES.get(type)?.tracked === true);
  return (
    <>
      <InspectorHead
        icon={<IconStack2 size={18} stroke={1.8} color="var(--dim)" aria-hidden="true" />}
        title={<h2 className={classes.count}>{nodes.length} nodes</h2>}
        line={<span className={classes.types}>{typesText(nodes)}</span>}
        isFolded={isFolded}
        onFold={fold}
        onClose={onClose}
      />
      {!isFolded && (
        <div className={classes.scroll}>
          {shots.length > 0 && mayAsk && (
            <Section
              title="Generation"
              name="generation"
              fact={shots.length === 1 ? 'one shot' : `${shots.length} shots`}
            >
              <GenerateAll shots={shots} />
            </Section>
          )}
          {fields.length > 0 ? (
            <ParamsSection nodes={ids} fields={fields} />
          ) : (
            <p className={classes.nothing}>These nodes share no settings.</p>
          )}
          {tracked.length > 0 && mayTrack && (
            <Section
              title="Tracking"
              name="tracking"
              fact={tracked.length < nodes.length ? `${tracked.length} of ${nodes.length}` : undefined}
            >
              <TrackAll nodes={tracked.map(({ id }) => id)} />
            </Section>
          )}
          {mayWrite && (
            <Section title="Colour" name="colour">
              <ColourField nodes={nodes} />
            </Section>
          )}
        </div>
      )}
    </>
  );
}
