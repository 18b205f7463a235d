import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { PageArgs } from '../../kit/page/page';
import type { SubjectRef } from '../../kit/record/references';
import { entityFields } from '../entityFields';
import type { Stores } from '../stores';
import type { HonourRecord } from './record';

type Context = SubgraphContext<Stores>;

export const honourResolvers = {
  Subject: {
    honours: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.honours.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  IntegrityHonour: {
    ...entityFields((stores, id, fields) => stores.honours.byId(id, fields)),
    awardedOn: (honour: HonourRecord) => honour.decisionDate,
    validUntil: (honour: HonourRecord) => honour.expiresOn,
  },
};
