import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import { connectionSelection } from '../../kit/selection';
import type { Stores } from '../stores';
import type { PersonRecord } from '../subject/record';
import { ageBand } from './ageBand';
import { subjectReference } from '../subject/resolvers';

type Context = SubgraphContext<Stores>;

export const personResolvers = {
  NaturalPerson: {
    __resolveReference: subjectReference,
    id: (person: PersonRecord) => person._id,
    contact: (person: PersonRecord) => ({
      ...person.personalContact,
      subjectId: person._id,
      region: person.region,
    }),
    ageBand: (person: PersonRecord, _: unknown, { today }: Context) =>
      ageBand(person.birthDate, today),
    positions: (
      person: PersonRecord,
      args: PageArgs,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.relations.ofParty(person._id, args, connectionSelection(info)),
  },
};
