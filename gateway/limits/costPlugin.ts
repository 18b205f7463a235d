import { GraphQLError, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { creditError } from '../../schema/errors';
import type { GatewayContext } from '../context';
import type { GatewayPlugin } from '../plugin';
import { CostAnalyser } from './cost/costAnalyser';
import type { CallerLimits } from './limiter/callerLimits';

/** Every operation costs at least this much of the caller's allowance. */
const LEAST_COST = 1;

/**
 * Refuses operations that cost more than one may, and callers who have spent their allowance,
 * before anything is planned.
 * @param maxCost units one operation may cost
 */
export function costPlugin(limits: CallerLimits, maxCost: number): GatewayPlugin {
  let analyser: CostAnalyser | undefined;
  return {
    load: ({ sdl, schema }) => void (analyser = new CostAnalyser(schema, sdl)),
    didResolveOperation({ document, operation, request, contextValue }) {
      if (!operation || analyser === undefined) return;
      const cost = costOf(analyser, document, operation, request.variables ?? {}, contextValue);
      if (cost === undefined) return;
      if (cost > maxCost) {
        throw creditError(
          'OPERATION_TOO_EXPENSIVE',
          `The operation costs ${Number.isFinite(cost) ? cost : 'far'} units, more than the ${maxCost} one may; ask for shorter lists or fewer fields.`,
        );
      }
      const { caller, client } = contextValue;
      const spent = limits.spend(caller, Math.max(LEAST_COST, cost), client?.quotas);
      if (spent instanceof Promise) return spent.then(refuse);
      return refuse(spent);
    },
  };
}

/** @throws GraphQLError INVALID_OPERATION, which names fields only to who may read the schema */
function costOf(
  analyser: CostAnalyser,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  { mayIntrospect }: GatewayContext,
): number | undefined {
  try {
    return analyser.of(document, operation, variables);
  } catch (error) {
    throw mayIntrospect || !(error instanceof GraphQLError)
      ? error
      : creditError('INVALID_OPERATION');
  }
}

function refuse(refused: GraphQLError | undefined): void {
  if (refused) throw refused;
}
