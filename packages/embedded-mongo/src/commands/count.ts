import { compileFilter } from '../query/index';
import { pathValues } from '../paths/paths';
import { countMatches } from '../planner/count';
import { Search } from '../planner/search';
import { PAUSE } from '../planner/scan';
import { replyNumber } from '../values/replyNumber';
import { compareValues } from '../values/compare';
import { encodeKeyPart } from '../values/keyEncoding';
import type { Doc, Value } from '../values/types';
import { collectionFor, namespaceOf, withReader, type Command, type Context } from './context';
import { readFields } from './fields';
import { refuseCollation } from './unsupported';

const COUNT_FIELDS = {
  count: 'string',
  query: 'object',
  limit: 'number',
  skip: 'number',
  hint: 'any',
  collation: 'object',
  fields: 'any',
} as const;

export function readCount(body: Doc): {
  filter: ReturnType<typeof compileFilter>;
  limit: number;
  skip: number;
  hint: Value | undefined;
} {
  const fields = readFields(body, 'count', COUNT_FIELDS);
  refuseCollation(fields);
  return {
    filter: compileFilter(fields.object('query') ?? {}),
    limit: Math.abs(fields.number('limit') ?? 0),
    skip: fields.count('skip') ?? 0,
    hint: fields.any('hint'),
  };
}

async function count(context: Context): Promise<Doc> {
  const { namespace } = namespaceOf(context, 'count');
  const { filter, limit, skip, hint } = readCount(context.body);
  const collection = collectionFor(context, namespace);
  if (!collection) return { n: replyNumber(0) };
  const question = { filter, sort: [], limit: limit > 0 ? limit + skip : 0, hint };
  const found = await withReader(context, (reader) =>
    countMatches(collection, question, reader, context.slice),
  );
  return { n: replyNumber(Math.max(0, found.count - skip)) };
}

async function distinct(context: Context): Promise<Doc> {
  const { namespace } = namespaceOf(context, 'distinct');
  const fields = readFields(
    context.body,
    'distinct',
    { distinct: 'string', key: 'string', query: 'object', collation: 'object', hint: 'any' },
    ['key'],
  );
  refuseCollation(fields);
  const filter = compileFilter(fields.object('query') ?? {});
  const path = fields.string('key') ?? '';
  const collection = collectionFor(context, namespace);
  if (!collection) return { values: [] };
  const values = new Map<string, Value>();
  await withReader(context, async (reader) => {
    const question = { filter, sort: [], limit: 0, hint: fields.any('hint') };
    const search = new Search(collection, question, reader);
    try {
      for (let step = 1; ; step++) {
        const hit = search.step(context.slice);
        if (hit === undefined) break;
        if (hit !== PAUSE) {
          for (const value of pathValues(hit.doc, path, false)) {
            if (value === undefined) continue;
            const key = encodeKeyPart(value).bytes.toString('latin1');
            if (!values.has(key)) values.set(key, value);
          }
        }
        if (hit === PAUSE || ((step & 63) === 0 && context.slice.due())) {
          search.suspend();
          await context.slice.pause();
        }
      }
    } finally {
      search.suspend();
    }
  });
  return { values: [...values.values()].sort(compareValues) };
}

export const countCommands: Record<string, Command> = {
  count: { run: count },
  distinct: { transactional: true, run: distinct },
};
