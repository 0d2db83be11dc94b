import { expect, it } from 'vitest';
import { ListedBackend } from '@dailies/shared/http';
import { type BackendDraft, backendOfDraft, draftOf, idOfTitle, NEW_BACKEND } from './backendDraft.ts';

const draft = (more: Partial<BackendDraft>): BackendDraft => ({ ...NEW_BACKEND, id: 'stage', title: 'Stage', ...more });
const problems = (more: Partial<BackendDraft>) => {
  const made = backendOfDraft(draft(more));
  return made.ok ? [] : Object.keys(made.problems);
};

it('makes an id of a title', () => {
  expect(['Stage 3, left', '  Größe 9 ', '!!!'].map(idOfTitle)).toEqual(['stage-3-left', 'gr-e-9', '']);
});

it.each([
  { kind: 'comfyui', url: 'http://comfy.lan:8188', gpuMemoryGb: '24', tags: ['flux'] },
  { kind: 'docker', url: '/var/run/docker.sock', modelsFolder: '/srv/models', gpus: ['0'] },
  {
    kind: 'kubernetes',
    url: 'https://k8s.lan',
    namespace: 'render',
    workClaim: 'work',
    workFolder: '/mnt/work',
    gpuResource: '',
  },
  { kind: 'http', url: 'https://queue.fal.run', scheme: 'Key', health: '/me' },
  { kind: 'http', url: 'https://models.example.org', signIn: 'query', header: 'key', scheme: '' },
  { kind: 'http', url: 'https://models.example.org', signIn: 'jwt', header: '', scheme: '' },
] as const)('gives back what was typed of a $kind', (typed) => {
  const made = backendOfDraft(draft(typed));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const listed = ListedBackend.parse({
    ...made.backend,
    mode: 'active',
    hasCredential: false,
    createdAt: '2026-01-01T00:00:00Z',
    changedAt: '2026-01-01T00:00:00Z',
    health: 'unknown',
    problem: null,
    probe: null,
    askedAt: null,
    answeredAt: null,
    retryAt: null,
    running: 0,
    meanSeconds: null,
  });
  expect(backendOfDraft(draftOf(listed))).toEqual(made);
  expect(draftOf(listed)).toMatchObject(typed);
});

it('says what is wrong at the field where it was typed', () => {
  expect(problems({ url: 'comfy.lan' })).toEqual(['url']);
  expect(problems({ kind: 'docker', url: 'nowhere' })).toEqual(['url']);
  expect(problems({ url: 'http://a', id: 'Stage 3', concurrency: '' })).toEqual(['id', 'concurrency']);
  expect(problems({ url: 'http://a', gpuMemoryGb: '-1', tags: ['Two Words'] })).toEqual(['tags', 'gpuMemoryGb']);
  expect(problems({ kind: 'kubernetes', url: 'https://a' })).toEqual(['namespace', 'workClaim', 'workFolder']);
});
