import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  Kind,
  OperationTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Authority } from '../../schema/authority';
import { creditError } from '../../schema/errors';
import type { GatewayContext } from '../context';
import { settleConsents } from './consents';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

/** What is read of a request about to be executed. */
interface Executed {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly context: GatewayContext;
}

/**
 * A gateway that settles the consents of a request as the last thing before it is executed: what
 * did not parse, was not valid, or has nothing left that its caller may ask, has used up none.
 * Consents are for reading: a mutation uses none, and whoever looks with an institution's eyes
 * may change nothing.
 */
export function consentGateway(inner: GatewayInterface, authority: Authority): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await inner.load(options);
      if (executor === null) throw new TypeError('The gateway gave no executor.');
      const consenting: Executor = async (request) => {
        const { document, operation, context } = request as unknown as Executed;
        const refused = await refusal(document, operation, context, authority);
        return refused === undefined ? executor(request) : { errors: [refused] };
      };
      return { executor: consenting };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}

async function refusal(
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
  context: GatewayContext,
  authority: Authority,
) {
  if (operation !== OperationTypeNode.QUERY)
    return context.previewer && creditError('FORBIDDEN', 'A preview of a consent changes nothing.');
  if (context.consents === undefined || !asksForData(selectionSet, document)) return undefined;
  return settleConsents(context, authority);
}

/** Whether an operation asks for anything beyond the schema itself. */
function asksForData({ selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.some((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return !selection.name.value.startsWith('__');
      case Kind.INLINE_FRAGMENT:
        return asksForData(selection.selectionSet, document);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = document.definitions.find(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION &&
            definition.name.value === selection.name.value,
        );
        return (
          fragment?.kind === Kind.FRAGMENT_DEFINITION &&
          asksForData(fragment.selectionSet, document)
        );
      }
    }
  });
}
