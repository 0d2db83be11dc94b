import { textParam } from '@dailies/shared/document';
import { SharedText } from '../document/SharedText.tsx';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import own from './ParamForm.module.css';

export function TextField({ node, name, hint }: Field<'text'>) {
  const { doc } = useSession();
  const mayWrite = useMay('nodes');
  const text = useModel([`nodes:${node}`], () => textParam(doc, node, name), [doc, node, name]);
  if (text === undefined) return null;
  return (
    <div className={own.wide}>
      <span className={own.label}>{hint.title}</span>
      <div className={own.text}>
        <SharedText text={text} label={hint.title} placeholder={hint.placeholder ?? ''} readOnly={!mayWrite} />
      </div>
    </div>
  );
}
