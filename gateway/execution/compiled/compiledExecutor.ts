import type { ExecutionRequest } from '../../executor';
import type { StockExecutor } from '../stockExecutor';
import { CountedCache } from '../../../process/telemetry/metrics/countedCache';
import type { PlanCaller } from '../planning/planner';
import { planKey } from '../planning/planKey';
import { compileOperation, readOperation, type CompiledOperation } from './compileOperation';
import type { Planning } from './planning';
import type { Data } from './data';
import type { PlanRun } from './planRun';

/** A request, and whether its caller accepts raw JSON in the answer. */
type AcceptsRawJson = Pick<ExecutionRequest, 'acceptsRawJson'>;

/** Limit of the cache of compiled operations, by their estimated size. */
const MAX_CACHE_BYTES = 128 * 1024 * 1024;

/** Marks an operation that the stock executor executes. */
const STOCK = 'stock';

/**
 * Compiles each operation at its first request and executes the compiled form from then on. The
 * parts that are the same for every request (plan, documents for the subgraphs, shaping of the
 * answer) are prepared once per document and operation name. The answers equal those of the stock
 * executor, value for value.
 * @param stock executes the operations that cannot be compiled
 */
export function compiledExecutor(planning: Planning, stock: StockExecutor): StockExecutor {
  const cache = new CountedCache<string, CompiledOperation | typeof STOCK>('operations', {
    maxSize: MAX_CACHE_BYTES,
  });
  return async (request) => {
    const { operationName, variables } = request.request;
    const key = planKey(request.queryHash, operationName);
    let operation = cache.get(key);
    if (operation === undefined) {
      const name = operationName ?? undefined;
      const read = readOperation(planning, request.document, name);
      const faults = read.faults(variables ?? {});
      if (faults !== undefined && faults.length > 0) return { errors: faults };
      const plan = await planning.plan(request.document, name, request.context as PlanCaller);
      // Another request that waited for the same plan may have compiled it already.
      operation = cache.get(key);
      if (operation === undefined) {
        operation = compileOperation(planning, read, plan) ?? STOCK;
        cache.set(key, operation, { size: operation === STOCK ? 1000 : operation.size });
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
