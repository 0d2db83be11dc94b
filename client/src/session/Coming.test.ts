import { ProjectId, UserId } from '@dailies/shared/ids';
import { afterEach, expect, test } from 'vitest';
import { SendingPaused } from '../api/Sending.ts';
import { Coming, type NewComing, type SendingComing } from './Coming.ts';

const opened: Coming[] = [];
afterEach(() => {
  for (const coming of opened.splice(0)) coming.stop();
});

function comingHere() {
  const coming = new Coming(UserId.parse('dora'), ProjectId.parse('fog'));
  opened.push(coming);
  const sent: { readonly id: string; readonly sending: SendingComing; readonly end: () => void }[] = [];
  const add = (id: string) => {
    const place = { id, pos: [0, 0], size: [280, 132], scene: null, node: null } satisfies Omit<NewComing, 'file'>;
    coming.add({ ...place, file: new File(['x'], `${id}.png`) }, (sending) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      sent.push({ id, sending, end: resolve });
      return promise;
    });
  };
  const ids = () => sent.map(({ id }) => id);
  const shown = () => coming.files.get().map(({ id, phase }) => [id, phase]);
  return { coming, sent, add, ids, shown };
}

/** All that follows from what was settled has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('two are sent at a time, whatever drop they are of; what is cancelled has no turn', async () => {
  const { coming, sent, add, ids, shown } = comingHere();
  for (const id of ['a', 'b', 'c', 'd']) add(id);
  expect(ids()).toEqual(['a', 'b']);
  expect(shown()).toEqual([
    ['a', 'sending'],
    ['b', 'sending'],
    ['c', null],
    ['d', null],
  ]);
  coming.files.get()[2]?.cancel();
  sent[0]?.end();
  await settled();
  expect(ids()).toEqual(['a', 'b', 'd']);
  expect(shown()).toEqual([
    ['b', 'sending'],
    ['d', 'sending'],
  ]);
  coming.files.get()[0]?.cancel();
  expect(sent[1]?.sending.signal).toMatchObject({ aborted: true, reason: { name: 'AbortError' } });
});

test('stopping pauses what is sent, and begins nothing more', async () => {
  const { coming, sent, add, ids, shown } = comingHere();
  for (const id of ['a', 'b', 'c']) add(id);
  coming.stop();
  for (const { sending, end } of sent) {
    expect(sending.signal.reason).toBeInstanceOf(SendingPaused);
    end();
  }
  add('d');
  await settled();
  expect(ids()).toEqual(['a', 'b']);
  expect(shown()).toEqual([]);
});
