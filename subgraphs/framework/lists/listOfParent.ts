import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { connectionSelection, type ListSelection } from '../selection';
import type { PageOfParent } from './pager';

/**
 * The resolver of a list that many parents have. Its page, conditions, projection and batch are
 * worked out once for each place of a request's operation, not once for each parent: arguments
 * and selection are the same for all parents of one place.
 * @param pagesOf the list as it is asked for in one place; what it throws is the field's error
 * @param idOf the id that documents hold of a parent
 * @param subjectOf the subject all records of a parent are of, where that is not the parent
 */
export function listOfParent<Parent, Args, Context extends object, Item>(
  pagesOf: (args: Args, context: Context, selection: ListSelection) => PageOfParent<Item>,
  idOf: (parent: Parent) => string,
  subjectOf?: (parent: Parent) => string,
) {
  // A context serves one request, and an executor has one list of nodes for each place.
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
