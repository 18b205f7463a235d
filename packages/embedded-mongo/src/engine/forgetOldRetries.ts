import type { Engine } from './engine';
import { retryRange } from '../storage/keyspace';
import { Snapshot } from '../storage/reader';
import { decodeDocument } from '../values/types';
import { SESSION_TIMEOUT_MS } from '../sessions/sessions';

/** Deletes the stored replies of retryable writes whose session has expired. */
export async function forgetOldRetries(engine: Engine, now = Date.now()): Promise<void> {
  const snapshot = new Snapshot(engine.environment);
  const old: Buffer[] = [];
  try {
    for (const { key, value } of snapshot.range(retryRange)) {
      const { at } = decodeDocument(value);
      if (at instanceof Date && now - at.getTime() > SESSION_TIMEOUT_MS) old.push(key);
      if (old.length >= 1000) break;
    }
  } finally {
    snapshot.close();
  }
  if (old.length === 0) return;
  await engine.commits.write(() => {
    for (const key of old) engine.environment.removeSync(key);
  });
}
