import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import { connectionSelection, selectedFields } from '../../kit/selection';
import type { Stores } from '../stores';
import type { OrganizationRecord } from '../subject/record';
import { subjectReference } from '../subject/resolvers';
import { typeNameOf } from '../subject/typeName';
import type { OrganizationSearch } from './store';

type Context = SubgraphContext<Stores>;

const organizationFields = {
  __resolveReference: subjectReference,
  id: (organization: OrganizationRecord) => organization._id,
  contact: (organization: OrganizationRecord) => ({
    ...organization.organizationContact,
    subjectId: organization._id,
    region: organization.region,
  }),
  legalRepresentative: (organization: OrganizationRecord, _: unknown, { stores }: Context) =>
    stores.relations.representativeOf(organization._id),
  shareholders: (
    organization: OrganizationRecord,
    args: PageArgs,
    { stores }: Context,
    info: GraphQLResolveInfo,
  ) =>
    stores.relations.ofOrganization(
      'SHAREHOLDER',
      organization._id,
      args,
      connectionSelection(info),
    ),
  agents: (
    organization: OrganizationRecord,
    args: PageArgs,
    { stores }: Context,
    info: GraphQLResolveInfo,
  ) => stores.relations.ofOrganization('AGENT', organization._id, args, connectionSelection(info)),
};

export const organizationResolvers = {
  Query: {
    organization: (
      _: unknown,
      { uscc }: { uscc: string },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.organizations.byUscc(uscc, selectedFields(info).keys()),
    searchOrganizations: (
      _: unknown,
      args: OrganizationSearch,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.organizations.search(args, connectionSelection(info)),
  },
  Organization: { __resolveType: typeNameOf },
  LegalPerson: organizationFields,
  UnincorporatedOrganization: organizationFields,
  SelfEmployed: organizationFields,
};
