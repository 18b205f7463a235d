import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { connectionSelection, type ListSelection } from '../selection';
import type { PageOfParent } from './pager';

/**
 * The resolver of a list field whose type has many objects ("parents"). Page, conditions,
 * projection and batch are computed once per place of a request's operation, not once per parent:
 * arguments and selection are the same for all parents of one place.
 * @param pagesOf creates the list for one place; an error it throws becomes the field's error
 * @param idOf the id by which documents refer to the parent
 * @param subjectOf the subject of all records of the parent, if that is not the parent itself
 */
export function listOfParent<Parent, Args, Context extends object, Item>(
  pagesOf: (args: Args, context: Context, selection: ListSelection) => PageOfParent<Item>,
  idOf: (parent: Parent) => string,
  subjectOf?: (parent: Parent) => string,
) {
  // A context belongs to one request, and the executor uses one array of nodes per place.
  const known = new WeakMap<Context, Map<readonly FieldNode[], PageOfParent<Item>>>();

  return (parent: Parent, args: Args, context: Context, info: GraphQLResolveInfo) => {
    let places = known.get(context);
    if (places === undefined)
      known.set(context, (places = new Map<readonly FieldNode[], PageOfParent<Item>>()));
    let pages = places.get(info.fieldNodes);
    if (pages === undefined) {
      pages = pagesOf(args, context, connectionSelection(info));
      places.set(info.fieldNodes, pages);
    }
    return pages(idOf(parent), subjectOf?.(parent));
  };
}
