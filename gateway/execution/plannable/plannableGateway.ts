import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { ExecutionRequest, Executor } from '../../permissions/executor';
import { plannableDocuments, type PlannableDocument } from './plannableDocument';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/** What to plan in a document's place, or why it is refused; undefined for the document itself. */
type PlannableForm = PlannableDocument | GraphQLError | undefined;

/** Finds the plannable form of a validated document. */
export type PlannableForms = (document: DocumentNode) => PlannableForm;

/**
 * A gateway whose inner parts see documents in which every response name means what the schema
 * says: who cuts, counts or plans inside never reads a client's alias for a key. The answer has
 * the client's own names again. A document is looked at once; a new supergraph forgets them all.
 */
export function plannableGateway(inner: GatewayInterface): GatewayInterface {
  let forms: PlannableForms | undefined;
  inner.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    // The gateway serves the new schema even when a listener throws: never by the old names.
    forms = undefined;
    forms = plannableForms(coreSupergraphSdl, apiSchema);
  });
  return {
    async load(options) {
      const { executor } = await inner.load(options);
      if (executor === null) throw new TypeError('The gateway gave no executor.');
      const execute = executor as unknown as Executor<ExecutionRequest>;
      const plannable = plannableExecutor((document) => {
        if (forms === undefined) throw new TypeError('No supergraph is loaded yet.');
        return forms(document);
      }, execute);
      return { executor: plannable as unknown as typeof executor };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}

/** An executor whose inner one gets plannable documents. */
export function plannableExecutor<Request extends ExecutionRequest>(
  forms: PlannableForms,
  inner: Executor<Request>,
): Executor<Request> {
  return (request) => {
    const form = forms(request.document);
    if (form === undefined) return inner(request);
    if (form instanceof GraphQLError) return Promise.resolve({ errors: [form] });
    const answered = inner(withDocument(request, form));
    const { names } = form;
    return names ? answered.then((answer) => names.restore(answer)) : answered;
  };
}

/** The plannable forms of one supergraph's documents, each found once. */
export function plannableForms(supergraphSdl: string, schema: GraphQLSchema): PlannableForms {
  const find = plannableDocuments(supergraphSdl, schema);
  const known = new WeakMap<DocumentNode, { readonly form: PlannableForm }>();
  return (document) => {
    let entry = known.get(document);
    if (entry === undefined) {
      entry = { form: formOrRefusal(find, document) };
      known.set(document, entry);
    }
    return entry.form;
  };
}

function formOrRefusal(find: PlannableForms, document: DocumentNode): PlannableForm {
  try {
    return find(document);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function withDocument<Request extends ExecutionRequest>(
  request: Request,
  { document, source, hash, operation }: PlannableDocument,
): Request {
  return {
    ...request,
    request: { ...request.request, query: source },
    source,
    document,
    operation: operation(request.request.operationName ?? undefined),
    queryHash: hash,
  };
}
