import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { ExecutionRequest, Executor } from '../../executor';
import { plannableDocuments, type PlannableDocument } from './plannableDocument';

/**
 * The document to plan in place of a document, or its refusal; undefined for the document itself.
 */
type PlannableForm = PlannableDocument | GraphQLError | undefined;

/** Finds the plannable form of a validated document. */
export type PlannableForms = (document: DocumentNode) => PlannableForm;

/** Wraps an executor so that it gets plannable documents. */
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

/** Finds and caches the plannable forms of the documents for one supergraph. */
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
