import { UserId } from '@dailies/shared/ids';
import { expect, it } from 'vitest';
import { ReservedClients } from './ReservedClients.ts';

const [vera, mallory] = [UserId.parse('vera'), UserId.parse('mallory')];

it('[A5] whoever goes through thousands of ids pushes out nobody’s but their own', () => {
  const reserved = new ReservedClients();
  reserved.keep(7, vera);
  for (let client = 100; client < 20_100; client += 1) reserved.keep(client, mallory);
  reserved.keep(7, mallory);
  expect(reserved.ownerOf(7)).toBe(vera);
  expect(reserved.ownerOf(20_099)).toBe(mallory);
  expect(reserved.ownerOf(100)).toBeUndefined();
});
