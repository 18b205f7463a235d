import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../../framework/context';
import type { PageArgs } from '../../../framework/lists/page';
import { connectionSelection } from '../../../framework/selection';
import type { Stores } from '../../stores';
import type { KinshipRecord } from './record';
import type { KinshipInput, KinshipRevocation } from './store';

type Context = SubgraphContext<Stores>;
interface Change<Input> {
  readonly input: Input;
  readonly key: string;
}

const revocation = ({ steps }: KinshipRecord) => steps[1];

export const kinshipResolvers = {
  Query: {
    kinships: (
      _: unknown,
      { deceasedId, ...args }: PageArgs & { deceasedId: string },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.kinships.ofDeceased(deceasedId, args, connectionSelection(info)),
  },
  Mutation: {
    recordKinship: (_: unknown, { input, key }: Change<KinshipInput>, { stores }: Context) =>
      stores.kinships.record(input, key),
    revokeKinship: (_: unknown, { input, key }: Change<KinshipRevocation>, { stores }: Context) =>
      stores.kinships.revoke(input, key),
  },
  Kinship: {
    id: ({ _id }: KinshipRecord) => _id,
    recordedAt: ({ recordedAt }: KinshipRecord) => new Date(recordedAt),
    recordedBy: ({ steps }: KinshipRecord) => steps[0]?.by,
    revokedAt: (kinship: KinshipRecord) => revocation(kinship)?.at ?? null,
    revokedBy: (kinship: KinshipRecord) => revocation(kinship)?.by ?? null,
    revocationReason: (kinship: KinshipRecord) => revocation(kinship)?.reason ?? null,
  },
};
