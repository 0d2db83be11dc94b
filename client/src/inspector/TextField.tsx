import { textParam } from '@dailies/shared/document';
import { SharedText } from '../document/SharedText.tsx';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { NamesMenu } from './NamesMenu.tsx';
import own from './TextField.module.css';

/** A text that belongs to one node, written together. */
export function TextField(field: Field<'text'>) {
  const { nodes, name, hint } = field;
  const [node = ''] = nodes;
  const { doc } = useSession();
  const mayWrite = useMay('nodes');
  const text = useModel([`nodes:${node}`], () => textParam(doc, node, name), [doc, node, name]);
  if (text === undefined) return null;
  return (
    <FieldFrame
      field={field}
      wide
      aside={hint.names === undefined ? undefined : <NamesMenu field={field} of={hint.names} />}
    >
      {() => (
        <div className={own.text} data-line={hint.names !== undefined}>
          <SharedText text={text} label={hint.title} placeholder={hint.placeholder ?? ''} readOnly={!mayWrite} />
        </div>
      )}
    </FieldFrame>
  );
}
