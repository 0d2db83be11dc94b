import type { NodeRecord } from '@dailies/shared/document';
import type { NodeDefinition } from '@dailies/shared/nodes';
import { z } from 'zod';
import { AssetField } from './AssetField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import classes from './Inspector.module.css';
import { MediaField } from './MediaField.tsx';
import { NumberField } from './NumberField.tsx';
import own from './ParamForm.module.css';
import { SeedField } from './SeedField.tsx';
import { TextField } from './TextField.tsx';

const Values = z.record(z.string(), z.unknown());

/** The params as they count: what is stored, and the defaults for the rest. A bad one reads as its default. */
function valuesOf(node: NodeRecord, { module }: NodeDefinition): Readonly<Record<string, unknown>> {
  const defaults = Values.catch({}).parse(module.params.safeParse({}).data);
  return { ...defaults, ...node.params };
}

/** A form for a node's params, made from the hints of its type. */
export function ParamForm({ node, definition }: { node: NodeRecord; definition: NodeDefinition }) {
  const values = valuesOf(node, definition);
  const hints = Object.entries(definition.params);
  if (hints.length === 0) return null;
  return (
    <section className={classes.section} aria-label="Settings">
      <h3 className={classes.heading}>Settings</h3>
      <div className={own.form}>
        {hints.map(([name, hint]) => {
          const key = `${node.id} ${name}`;
          const field = { node: node.id, name, value: values[name] };
          switch (hint.control) {
            case 'text':
              return <TextField key={key} {...field} hint={hint} />;
            case 'choice':
              return <ChoiceField key={key} {...field} hint={hint} />;
            case 'number':
              return <NumberField key={key} {...field} hint={hint} />;
            case 'seed':
              return <SeedField key={key} {...field} hint={hint} />;
            case 'asset':
              return <AssetField key={key} {...field} kind={node.type} />;
            case 'media':
              return <MediaField key={key} node={node} hint={hint} />;
          }
        })}
      </div>
    </section>
  );
}
