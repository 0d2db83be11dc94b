import type { Take } from '../document/ProjectModel.ts';

const EXTENSION = { image: 'png', video: 'mp4', audio: 'wav' } as const;

/** `NSC_Night-Sea_take03.png`: what a downloaded take is called; safe on every system. */
export function takeFileName(code: string, title: string, { kind, number }: Pick<Take, 'kind' | 'number'>): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${[code, words, `take${String(number).padStart(2, '0')}`].filter((part) => part !== '').join('_')}.${EXTENSION[kind]}`;
}
