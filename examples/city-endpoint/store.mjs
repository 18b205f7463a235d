import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The order of ids and digests: by code unit, as in JSON. */
const byId = (a, b) => (a.id < b.id ? -1 : 1);

/**
 * What the city stores: the records that it received, the answers it gave, and its feeds. A city
 * uses its database instead; the contract is the same.
 * @param file where the state is written after each change; undefined for memory alone
 */
export function openStore(file) {
  const state =
    file !== undefined && existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { sequence: 0, received: {}, results: {}, feeds: {} };

  function save() {
    if (file === undefined) return;
    writeFileSync(`${file}.part`, JSON.stringify(state));
    renameSync(`${file}.part`, file);
  }

  const rowsOf = (feed, kind) => ((state.feeds[feed] ??= {})[kind] ??= {});

  return {
    /** The records that districts have sent, by id. */
    received: state.received,
    /** The answer to a message that was received before; undefined for a new one. */
    resultOf: (id) => state.results[id],
    /** Applies a message once. An older version than the stored one changes nothing. */
    apply(message, result) {
      const { id, record, kind, version, day, action } = message;
      const before = state.received[record];
      state.results[id] = result;
      if (result.outcome === 'ACCEPTED' && version >= (before?.version ?? 0)) {
        if (action === 'REMOVE') state.received[record] = { kind, version, day, removed: true };
        else {
          const { form, items, digest } = message;
          state.received[record] = { kind, version, day, form, items, digest };
        }
      }
      save();
    },
    /** Adds a row to a feed, or a new version of it. The feed delivers it to the district. */
    putRow(feed, kind, { id, day, region, unit, items }) {
      const rows = rowsOf(feed, kind);
      const version = (rows[id]?.version ?? 0) + 1;
      const digest = digestOf(id, version, items);
      const row = { id, version, day, action: 'PUT', region, unit, items, digest };
      rows[id] = { ...row, sequence: ++state.sequence };
      save();
      return row;
    },
    /** Removes a row from a feed. `on` is the day on which the ground of the removal arose. */
    removeRow(feed, kind, id, { reason, on }) {
      const rows = rowsOf(feed, kind);
      const { version, day } = rows[id];
      const sequence = ++state.sequence;
      rows[id] = { id, version: version + 1, day, action: 'REMOVE', reason, on, sequence };
      save();
    },
    /** Deletes a row without telling the district: a fault that a reconciliation must find. */
    forget(feed, kind, id) {
      delete rowsOf(feed, kind)[id];
      save();
    },
    /** A page of changes after a cursor, or of the current rows of one day. */
    page(feed, kind, { after, day, limit }) {
      const all = Object.values(rowsOf(feed, kind));
      const place = day === undefined ? ({ sequence }) => sequence : ({ id }) => id;
      const start = day === undefined ? Number(after ?? 0) : (after ?? '');
      const following = all
        .filter((row) => day === undefined || (row.day === day && row.action === 'PUT'))
        .filter((row) => place(row) > start)
        .sort((a, b) => (place(a) < place(b) ? -1 : 1));
      const rows = following.slice(0, limit);
      const next = String(rows.length === 0 ? (after ?? '0') : place(rows.at(-1)));
      return {
        rows: rows.map(({ sequence: _, ...row }) => row),
        next,
        more: following.length > rows.length,
      };
    },
    /** The ids, versions and digests of a kind by day: of records received, or of a feed. */
    days(feed, kind) {
      const rows =
        feed === undefined
          ? Object.entries(state.received)
              .filter(([, row]) => row.kind === kind && !row.removed)
              .map(([id, { version, day, digest }]) => ({ id, version, day, digest }))
          : Object.values(rowsOf(feed, kind)).filter(({ action }) => action === 'PUT');
      const days = new Map();
      for (const { id, version, day, digest } of rows) {
        if (!days.has(day)) days.set(day, []);
        days.get(day).push({ id, version, digest });
      }
      for (const ofDay of days.values()) ofDay.sort(byId);
      return days;
    },
  };
}

/** SHA-256 of the content of one version of a row. */
export function digestOf(id, version, items) {
  const sorted = Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([id, version, sorted]))
    .digest('hex');
}

/** The count and the digest of the rows of one day, which are in the order of their ids. */
export function sumOf(day, rows) {
  const hash = createHash('sha256');
  for (const { id, version, digest } of rows) hash.update(`${id} ${version} ${digest}\n`);
  return { day, count: rows.length, digest: hash.digest('hex') };
}
