import { ROLES } from '@dailies/shared/people';
import { expect, test } from 'vitest';
import { mayInProject, PROJECT_RIGHTS, type ProjectAction } from './projectPolicy.ts';

const isAction = (key: string): key is ProjectAction => Object.hasOwn(PROJECT_RIGHTS, key);

const allowed = (archived: boolean): Record<string, string> =>
  Object.fromEntries(
    Object.keys(PROJECT_RIGHTS)
      .filter(isAction)
      .map((action) => [action, ROLES.filter((role) => mayInProject({ role, archived }, action).ok).join(' ')]),
  );

test('who may do what in a project', () => {
  expect(allowed(false)).toEqual({
    read: 'director artist producer reviewer viewer',
    leave: 'director artist producer reviewer viewer',
    rename: 'director producer',
    archive: 'director',
    manageMembers: 'director',
    readAudit: 'director',
    manageWebhooks: 'director producer',
    readStorage: 'director producer',
    manageInvites: 'director',
    command: 'director artist producer reviewer viewer',
    generate: 'director artist',
    prioritise: 'director producer',
    saveTemplates: 'director artist',
    editAssets: 'director artist',
    exportProject: 'director producer',
    keepVersions: 'director artist producer',
    branch: 'director artist',
    limitUploads: 'director',
    upload: 'director artist',
  });
});

test('an archived project can be read, exported, left, restored and its members and webhooks changed, and nothing else', () => {
  expect(allowed(true)).toEqual({
    read: 'director artist producer reviewer viewer',
    leave: 'director artist producer reviewer viewer',
    archive: 'director',
    manageMembers: 'director',
    readAudit: 'director',
    manageWebhooks: 'director producer',
    readStorage: 'director producer',
    manageInvites: 'director',
    exportProject: 'director producer',
    rename: '',
    command: '',
    generate: '',
    prioritise: '',
    saveTemplates: '',
    editAssets: '',
    keepVersions: '',
    branch: '',
    limitUploads: '',
    upload: '',
  });
});
