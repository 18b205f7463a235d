import { openEngine, type Engine } from '../src/engine/engine';
import { documentKeys } from '../src/indexes/keys';
import type { Collection } from '../src/storage/catalog';
import { documentCount } from '../src/planner/count';
import { afterPrefix, documentPrefix, indexPrefix } from '../src/storage/keyspace';
import { LmdbReader } from '../src/storage/reader';
import { decodeDocument, type Doc } from '../src/values/types';

export interface FolderReport {
  documents: number;
  entries: number;
  /** One sentence for every disagreement between documents, indexes and counters. */
  faults: string[];
}

/**
 * Reads a data folder no server has open and holds every index against its documents, both ways,
 * and the counters against both. `visit` sees every document.
 */
export async function verifyFolder(
  dataDir: string,
  visit: (namespace: string, doc: Doc) => void = () => undefined,
): Promise<FolderReport> {
  const engine = openEngine(dataDir);
  const report: FolderReport = { documents: 0, entries: 0, faults: [] };
  try {
    for (const collection of engine.catalog.list()) verify(engine, collection, report, visit);
  } finally {
    await engine.close();
  }
  return report;
}

function verify(
  engine: Engine,
  collection: Collection,
  report: FolderReport,
  visit: (namespace: string, doc: Doc) => void,
): void {
  const reader = new LmdbReader(engine.environment);
  const secondary = collection.indexes.filter((index) => !index.primary);
  const expected = new Map<string, string>();
  const space = documentPrefix(collection.id);
  let count = 0;
  for (const { key, value } of reader.range({ start: space, end: afterPrefix(space) })) {
    const doc = decodeDocument(value);
    count++;
    visit(collection.namespace, doc);
    for (const index of secondary) {
      for (const values of documentKeys(index, doc).keys) {
        const entry = Buffer.concat([
          indexPrefix(index.id),
          values,
          ...(index.unique ? [] : [key.subarray(5)]),
        ]);
        expected.set(entry.toString('latin1'), key.toString('latin1'));
      }
    }
  }
  const counted = documentCount(collection, reader);
  if (counted !== count) {
    report.faults.push(`${collection.namespace} counts ${counted} documents but holds ${count}`);
  }
  let entries = 0;
  for (const index of secondary) {
    const start = indexPrefix(index.id);
    for (const { key, value } of reader.range({ start, end: afterPrefix(start) })) {
      entries++;
      if (expected.get(key.toString('latin1')) !== value.toString('latin1')) {
        report.faults.push(`${collection.namespace} index ${index.name} has a stray entry`);
      }
    }
  }
  if (entries !== expected.size) {
    report.faults.push(
      `${collection.namespace} should have ${expected.size} index entries but has ${entries}`,
    );
  }
  report.documents += count;
  report.entries += entries;
}
