import { z } from 'zod';

/** `shape:abc`, `props.color`, `node:assignee:user`: what the keys of roots and records are made of. */
export const RECORD_KEY_PATTERN = /^[A-Za-z0-9_.:-]{1,200}$/;

const MAX_DEPTH = 16;

/** JSON that survives a round trip, not deeper than anyone needs. */
export function isStoredJson(value: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => isStoredJson(item, depth + 1));
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((item) => isStoredJson(item, depth + 1));
}

/** A JSON value as the document takes it. */
export const StoredJson = z
  .json()
  .refine((value) => isStoredJson(value), `A value is at most ${MAX_DEPTH} lists and maps deep.`);
