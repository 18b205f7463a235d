import { declarationItems } from '../../schema/policy/declarationItems';
import type { SubgraphContext } from '../framework/context';

export const declarationItemResolvers = {
  Query: {
    declarationItems: (
      _: unknown,
      { on }: { readonly on?: string | null },
      { today }: SubgraphContext,
    ) => declarationItems(on ?? today),
  },
};
