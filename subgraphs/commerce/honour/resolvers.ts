import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection } from '../../kit/selection';
import { entityFields } from '../entityFields';
import type { Stores } from '../stores';
import type { HonourRecord } from './record';

type Context = SubgraphContext<Stores>;

export const honourResolvers = {
  Subject: {
    honours: ({ id }: SubjectRef, args: PageArgs, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.honours.ofSubject(id, args, connectionSelection(info)),
  },
  IntegrityHonour: {
    ...entityFields((stores, id, fields) => stores.honours.byId(id, fields)),
    awardedOn: (honour: HonourRecord) => honour.decisionDate,
    validUntil: (honour: HonourRecord) => honour.expiresOn,
  },
};
