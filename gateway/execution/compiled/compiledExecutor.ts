import type { ExecutionRequest } from '../../executor';
import type { StockExecutor } from '../stockExecutor';
import { LRUCache } from 'lru-cache';
import type { PlanFor } from '../planning/planner';
import { planKey } from '../planning/planKey';
import { compileOperation, readOperation, type CompiledOperation } from './compileOperation';
import type { Planning } from './planning';
import type { Data } from './data';
import type { PlanRun } from './planRun';

/** A request, and whether its sender writes answers with texts in them. */
type AcceptsRawJson = Pick<ExecutionRequest, 'acceptsRawJson'>;

/** Bytes of compiled operations that are kept, by their own estimate. */
const MOST_BYTES = 128 * 1024 * 1024;

/** An operation that is left to the stock executor. */
const STOCK = 'stock';

/**
 * Executes operations as they were compiled the first time they came. Everything that is the same
 * for every request (plan, documents for the subgraphs, shaping of the answer) is done once per
 * document and operation name; the answers are those of the stock executor, value for value.
 * @param stock takes what is not compiled
 */
export function compiledExecutor(planning: Planning, stock: StockExecutor): StockExecutor {
  const known = new LRUCache<string, CompiledOperation | typeof STOCK>({ maxSize: MOST_BYTES });
  return async (request) => {
    const { operationName, variables } = request.request;
    const key = planKey(request.queryHash, operationName);
    let operation = known.get(key);
    if (operation === undefined) {
      const name = operationName ?? undefined;
      const read = readOperation(planning, request.document, name);
      const faults = read.faults(variables ?? {});
      if (faults !== undefined && faults.length > 0) return { errors: faults };
      const plan = await planning.plan(request.document, name, request.context as PlanFor);
      // Of requests that waited for the same plan, the first compiles.
      operation = known.get(key);
      if (operation === undefined) {
        operation = compileOperation(planning, read, plan) ?? STOCK;
        known.set(key, operation, { size: operation === STOCK ? 1000 : operation.size });
      }
    } else if (operation !== STOCK) {
      const faults = operation.faults(variables ?? {});
      if (faults !== undefined && faults.length > 0) return { errors: faults };
    }
    if (operation === STOCK) return stock(request);
    const run: PlanRun = {
      variables,
      data: Object.create(null) as Data,
      errors: [...operation.unfetched],
      incoming: request,
      rawReaders: (request as AcceptsRawJson).acceptsRawJson ? operation.rawReaders : undefined,
    };
    await operation.fetch?.(run, { data: run.data });
    return operation.shaping.answer(run) as ReturnType<StockExecutor>;
  };
}
