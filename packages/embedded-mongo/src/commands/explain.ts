import { Int32 } from 'bson';
import { mongoError } from '../base/errors';
import { countMatches } from '../planner/count';
import { choosePlan, type Question } from '../planner/choose';
import { explainPlan, explainStats, type Examined } from '../planner/explain';
import type { Plan } from '../planner/plan';
import { PAUSE } from '../planner/scan';
import { Search } from '../planner/search';
import { compilePipeline } from '../pipeline/index';
import { compileFilter } from '../query/index';
import { parseSort } from '../paths/sort';
import type { Collection } from '../storage/catalog';
import type { Reader } from '../storage/reader';
import { isDoc, type Doc } from '../values/types';
import { countField, readAggregate, type AggregateRequest } from './aggregateRequest';
import { collectionFor, namespaceOf, withReader, type Command, type Context } from './context';
import { readCount } from './count';
import { readFields } from './fields';
import { readFind } from './find';
import { SERVER_VERSION } from './handshake';
import { noDocuments, prefixQuestion } from './pipelineSource';

type Shape = Parameters<typeof explainPlan>[1];

async function measure(
  collection: Collection,
  question: Question,
  reader: Reader,
  context: Context,
): Promise<Examined> {
  const began = performance.now();
  const search = new Search(collection, question, reader);
  let returned = 0;
  for (;;) {
    const hit = search.step(context.slice);
    if (hit === undefined) break;
    if (hit !== PAUSE) returned++;
    if (hit === PAUSE || ((returned & 63) === 0 && context.slice.due())) {
      search.suspend();
      await context.slice.pause();
    }
  }
  search.suspend();
  const { keysExamined: keys, docsExamined: documents } = search.scan;
  return { returned, keys, documents, milliseconds: performance.now() - began };
}

async function report(
  context: Context,
  namespace: string,
  question: Question,
  shape: Shape,
  verbosity: string,
): Promise<Doc> {
  const collection = collectionFor(context, namespace);
  const server = { host: context.connection.address, version: SERVER_VERSION };
  if (!collection) {
    const planner = { namespace, winningPlan: { stage: 'EOF' }, rejectedPlans: [] };
    const none = { returned: 0, keys: 0, documents: 0, milliseconds: 0 };
    return { queryPlanner: planner, executionStats: explainStats(none), serverInfo: server };
  }
  return withReader(context, async (reader) => {
    let plan: Plan | undefined;
    let examined: Examined | undefined;
    if (shape.counts) {
      const began = performance.now();
      const counted = await countMatches(collection, question, reader, context.slice);
      plan = counted.plan;
      examined = {
        returned: 1,
        keys: counted.keysExamined,
        documents: counted.docsExamined,
        milliseconds: performance.now() - began,
      };
    } else {
      plan = choosePlan(collection, question, reader);
      if (verbosity !== 'queryPlanner')
        examined = await measure(collection, question, reader, context);
    }
    const winningPlan = explainPlan(plan, shape);
    return {
      explainVersion: '1',
      queryPlanner: { namespace, winningPlan, rejectedPlans: [] },
      ...(examined && verbosity !== 'queryPlanner' && { executionStats: explainStats(examined) }),
      serverInfo: server,
    };
  });
}

function explainFind(
  context: Context,
  namespace: string,
  body: Doc,
  verbosity: string,
): Promise<Doc> {
  const { question, skip, projected } = readFind(body);
  const sort = isDoc(body.sort) && question.sort.length > 0 ? body.sort : undefined;
  const limit = question.limit > 0 ? question.limit - skip : 0;
  const shape = { ...(sort && { sort }), limit, skip, projected };
  return report(context, namespace, question, shape, verbosity);
}

/** Explains what a pipeline's leading stages read; the later stages are named only. */
export async function explainAggregate(
  context: Context,
  namespace: string,
  request: AggregateRequest,
  verbosity = 'executionStats',
): Promise<Doc> {
  const { stages, expressions, fields } = request;
  const { prefix } = compilePipeline(stages, { collection: noDocuments, expressions });
  const question = prefixQuestion(prefix, fields.any('hint'), expressions);
  const counts = countField(prefix) !== undefined;
  const { sort, limit, skip } = prefix;
  const shape = {
    ...(sort && { sort }),
    ...(limit !== undefined && { limit }),
    ...(skip && { skip }),
    counts,
  };
  const cursor = await report(context, namespace, question, shape, verbosity);
  if (counts || prefix.rest.length === 0) return cursor;
  const { queryPlanner, executionStats, serverInfo } = cursor;
  const first: Doc = {
    queryPlanner: queryPlanner ?? null,
    ...(executionStats && { executionStats }),
  };
  return {
    explainVersion: '1',
    stages: [{ $cursor: first }, ...prefix.rest],
    queryPlanner: queryPlanner ?? null,
    ...(executionStats && { executionStats }),
    serverInfo: serverInfo ?? null,
  };
}

function firstStatement(body: Doc, list: string): Doc {
  const statements = body[list];
  if (!Array.isArray(statements) || statements.length !== 1 || !isDoc(statements[0])) {
    throw mongoError(72, 'explained write batches must be of size 1');
  }
  return statements[0];
}

/** Explains how a write finds its documents; nothing is written. */
function explainWrite(
  context: Context,
  namespace: string,
  statement: Doc,
  limit: number,
  verbosity: string,
): Promise<Doc> {
  const filter = compileFilter(isDoc(statement.q) ? statement.q : {});
  const sort = isDoc(statement.sort) ? statement.sort : {};
  const question = { filter, sort: parseSort(sort), limit, hint: statement.hint ?? undefined };
  return report(context, namespace, question, {}, verbosity);
}

async function explain(context: Context): Promise<Doc> {
  const fields = readFields(context.body, 'explain', { explain: 'object', verbosity: 'string' });
  const verbosity = fields.string('verbosity') ?? 'allPlansExecution';
  if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(verbosity)) {
    throw mongoError(
      9,
      `verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}`,
    );
  }
  const body = fields.object('explain') ?? {};
  const name = Object.keys(body)[0] ?? '';
  const inner: Context = { ...context, body };
  const { namespace } = namespaceOf(inner, name);
  switch (name) {
    case 'find':
      return explainFind(inner, namespace, body, verbosity);
    case 'aggregate':
      return explainAggregate(inner, namespace, readAggregate(body), verbosity);
    case 'count': {
      const { filter, limit, skip, hint } = readCount(body);
      const question = { filter, sort: [], limit: limit > 0 ? limit + skip : 0, hint };
      return report(inner, namespace, question, { counts: true }, verbosity);
    }
    case 'distinct': {
      const filter = compileFilter(isDoc(body.query) ? body.query : {});
      return report(
        inner,
        namespace,
        { filter, sort: [], limit: 0, hint: body.hint },
        {},
        verbosity,
      );
    }
    case 'update': {
      const statement = firstStatement(body, 'updates');
      return explainWrite(inner, namespace, statement, statement.multi === true ? 0 : 1, verbosity);
    }
    case 'delete': {
      const statement = firstStatement(body, 'deletes');
      const one = statement.limit instanceof Int32 && statement.limit.value === 1;
      return explainWrite(inner, namespace, statement, one ? 1 : 0, verbosity);
    }
    case 'findAndModify':
    case 'findandmodify':
      return explainWrite(
        inner,
        namespace,
        { q: body.query ?? {}, sort: body.sort ?? {} },
        1,
        verbosity,
      );
    default:
      throw mongoError(59, `Explain failed due to unknown command: ${name}`);
  }
}

export const explainCommands: Record<string, Command> = { explain: { run: explain } };
