import type { SubgraphContext } from '../../framework/context';
import { listOfParent } from '../../framework/lists/listOfParent';
import type { PageArgs } from '../../framework/lists/page';
import { openField } from '../../framework/vault/sealedResolvers';
import type { Stores } from '../stores';
import type { NaturalPersonRow } from '../../../schema/generated/subjects.rows';
import { subjectReference } from '../subject/resolvers';
import { BIRTH_DATE } from '../subject/sealed';
import { ageBand } from './ageBand';

type Context = SubgraphContext<Stores>;

export const personResolvers = {
  NaturalPerson: {
    __resolveReference: subjectReference,
    id: (person: NaturalPersonRow) => person._id,
    contact: (person: NaturalPersonRow) => ({
      ...person.personalContact,
      subjectId: person._id,
      region: person.region,
    }),
    ageBand: async (person: NaturalPersonRow, _: unknown, { today, vault }: Context) => {
      const birthDate = await openField(vault, BIRTH_DATE, person);
      return typeof birthDate === 'string' ? ageBand(birthDate, today) : null;
    },
    positions: listOfParent(
      (args: PageArgs, { stores }: Context, selection) =>
        stores.relations.ofParties(args, selection),
      ({ _id }: NaturalPersonRow) => _id,
    ),
  },
};
