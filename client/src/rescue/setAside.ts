import { newDocument, readSettings } from '@dailies/shared/document';
import type { Me, Project } from '@dailies/shared/http';
import * as Y from 'yjs';
import { LocalCopy, localCopyName } from '../session/LocalCopy.ts';
import { keepRescued, type RescuedCopy } from './RescueStore.ts';

const epochKey = (user: string, project: string): string => `dailies:epoch:${user}:${project}`;

function lastEpoch(key: string): number | null {
  try {
    const epoch = Number(localStorage.getItem(key) ?? Number.NaN);
    return Number.isInteger(epoch) ? epoch : null;
  } catch {
    return null;
  }
}

function rememberEpoch(key: string, epoch: number): void {
  try {
    localStorage.setItem(key, String(epoch));
  } catch {
    // Without storage there is no older copy either.
  }
}

/**
 * The epoch rose since this browser had the project open (a restore, a new schema): the copy of then
 * is not merged (document-rules C2). It is set aside, for what is in it alone to be brought over once
 * the project is open; how many edits waited in it is not asked, because that is written a moment
 * after the edits are.
 */
export async function rescueOlderCopy(me: Me, project: Project, newId: () => string, now: number): Promise<void> {
  const key = epochKey(me.id, project.id);
  const before = lastEpoch(key);
  if (before === null || before >= project.epoch) {
    rememberEpoch(key, project.epoch);
    return;
  }
  const doc = newDocument();
  const copy = await LocalCopy.open(localCopyName(me.id, project.id, before), doc);
  if (copy.syncedOnce || copy.waiting > 0) {
    const rescued: RescuedCopy = {
      id: newId(),
      user: me.id,
      project: project.id,
      projectName: project.name,
      at: now,
      reason: 'This project was restored or brought to a newer form meanwhile.',
      update: new Uint8Array(Y.encodeStateAsUpdate(doc)),
      epoch: before,
      standing: 'waiting',
      broughtOver: 0,
      left: [],
    };
    await keepRescued(rescued);
  }
  await copy.delete();
  rememberEpoch(key, project.epoch);
}

/** Sets aside what waits in this browser for a project that its writer cannot open any more. */
export async function rescueUnsent(user: string, project: string, id: string, now: number): Promise<void> {
  const epoch = lastEpoch(epochKey(user, project));
  if (epoch === null) return;
  const doc = newDocument();
  const copy = await LocalCopy.open(localCopyName(user, project, epoch), doc);
  if (copy.waiting === 0) {
    await copy.close();
    return;
  }
  await keepRescued({
    id,
    user,
    project,
    projectName: readSettings(doc).name,
    at: now,
    reason: 'You were no longer a member of this project when these edits could be sent.',
    update: new Uint8Array(Y.encodeStateAsUpdate(doc)),
    epoch: null,
    standing: 'offered',
    broughtOver: 0,
    left: [],
  });
  await copy.delete();
}
