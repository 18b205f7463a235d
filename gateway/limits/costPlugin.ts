import { GraphQLError, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { creditError } from '../../schema/errors';
import type { GatewayContext } from '../context';
import { NO_DETAILS } from '../errors/translate';
import type { GatewayPlugin } from '../plugin';
import { CostAnalyser } from './cost/costAnalyser';
import type { CallerLimits } from './limiter/callerLimits';

/** Every operation uses at least this many units of the caller's quota. */
const MIN_COST = 1;

/**
 * Refuses operations above the cost limit, and callers who have used up their quota, before
 * planning.
 * @param maxCost greatest cost of one operation, in units
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
          `The operation costs ${Number.isFinite(cost) ? cost : 'too many'} units; the limit is ${maxCost}. Request shorter lists or fewer fields.`,
        );
      }
      const { caller, client, facts } = contextValue;
      facts.addCost(cost);
      const spent = limits.spend(caller, Math.max(MIN_COST, cost), client?.quotas);
      if (spent instanceof Promise) return spent.then(refuse);
      return refuse(spent);
    },
  };
}

/**
 * @throws GraphQLError INVALID_OPERATION; its message names fields only for callers who may read
 *   the schema
 */
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
      : creditError('INVALID_OPERATION', NO_DETAILS);
  }
}

function refuse(refused: GraphQLError | undefined): void {
  if (refused) throw refused;
}
