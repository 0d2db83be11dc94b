import { DOCUMENT_FORM, type DocumentForm, recordsOf } from '../../document/index.ts';

/** A version to come, whose nodes have their titles in capitals: something that both sides of a copy have touched. */
export const NEXT_FORM: DocumentForm = {
  schema: DOCUMENT_FORM.schema + 1,
  migrations: [
    ...DOCUMENT_FORM.migrations,
    {
      from: DOCUMENT_FORM.schema,
      migrate: (doc) => {
        for (const node of recordsOf(doc, 'nodes').values()) {
          const title = node.get('title');
          if (typeof title === 'string') node.set('title', title.toUpperCase());
        }
      },
    },
  ],
};
