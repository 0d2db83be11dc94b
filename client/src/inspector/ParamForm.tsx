import type { NodeId } from '@dailies/shared/ids';
import { AssetField } from './AssetField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { ColourField } from './ColourField.tsx';
import { FlagField } from './FlagField.tsx';
import { FontField } from './FontField.tsx';
import { MediaField } from './MediaField.tsx';
import { NumberField } from './NumberField.tsx';
import { OrderField } from './OrderField.tsx';
import own from './ParamForm.module.css';
import { PipelineField } from './PipelineField.tsx';
import { SeedField } from './SeedField.tsx';
import type { SharedField } from './sharedFields.ts';
import { TextField } from './TextField.tsx';

interface ParamFormProps {
  readonly nodes: readonly NodeId[];
  readonly fields: readonly SharedField[];
}

/** A form for params, made from the hints of the nodes' type: its groups in the order in which they first come. */
export function ParamForm({ nodes, fields }: ParamFormProps) {
  const groups = [...Map.groupBy(fields, ({ hint }) => hint.section)];
  return groups.map(([title, group]) => (
    <fieldset key={title ?? ''} className={own.group} data-titled={title !== undefined}>
      {title !== undefined && <legend className={own.title}>{title}</legend>}
      <div className={own.form}>
        {group.map((field) => (
          <ParamField key={`${nodes.join(' ')} ${field.name}`} nodes={nodes} field={field} />
        ))}
      </div>
    </fieldset>
  ));
}

function ParamField({ nodes, field: { hint, ...field } }: { nodes: readonly NodeId[]; field: SharedField }) {
  const given = { ...field, nodes };
  switch (hint.control) {
    case 'text':
      return <TextField {...given} hint={hint} />;
    case 'choice':
      return <ChoiceField {...given} hint={hint} />;
    case 'number':
      return <NumberField {...given} hint={hint} />;
    case 'flag':
      return <FlagField {...given} hint={hint} />;
    case 'colour':
      return <ColourField {...given} hint={hint} />;
    case 'font':
      return <FontField {...given} hint={hint} />;
    case 'seed':
      return <SeedField {...given} hint={hint} />;
    case 'asset':
      return <AssetField {...given} hint={hint} />;
    case 'pipeline':
      return <PipelineField {...given} hint={hint} />;
    case 'order':
      return <OrderField {...given} hint={hint} />;
    case 'media':
      return <MediaField {...given} hint={hint} />;
  }
}
