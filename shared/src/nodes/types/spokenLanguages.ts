import type { SpokenLanguage } from '../../modules/index.ts';

/** What people call the languages that are spoken. */
export const SPOKEN: readonly { readonly value: SpokenLanguage; readonly title: string }[] = [
  { value: 'en-gb', title: 'English (Britain)' },
  { value: 'en-us', title: 'English (America)' },
  { value: 'de', title: 'German' },
  { value: 'fr-fr', title: 'French' },
  { value: 'es', title: 'Spanish' },
  { value: 'it', title: 'Italian' },
  { value: 'pt', title: 'Portuguese' },
  { value: 'nl', title: 'Dutch' },
  { value: 'sv', title: 'Swedish' },
  { value: 'pl', title: 'Polish' },
];
