import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import { listOfParent } from '../../framework/lists/listOfParent';
import type { PageArgs } from '../../framework/lists/page';
import { connectionSelection, selectedFields } from '../../framework/selection';
import type { OrganizationRow, RelationKind } from '../../../schema/generated/subjects.rows';
import { reportedRegistration, reportedText } from './unreported';
import type { Stores } from '../stores';
import { subjectReference } from '../subject/resolvers';
import { typeNameOf } from '../subject/typeName';
import type { OrganizationSearch } from './store';

type Context = SubgraphContext<Stores>;

/** An organisation's relations of one kind. */
const relations = (kind: RelationKind) =>
  listOfParent(
    (args: PageArgs, { stores }: Context, selection) =>
      stores.relations.ofOrganizations(kind, args, selection),
    ({ _id }: OrganizationRow) => _id,
  );

const organizationFields = {
  __resolveReference: subjectReference,
  id: (organization: OrganizationRow) => organization._id,
  registration: reportedRegistration,
  contact: (organization: OrganizationRow) => ({
    ...organization.organizationContact,
    address: reportedText(organization.organizationContact.address),
    subjectId: organization._id,
    region: organization.region,
  }),
  legalRepresentative: (organization: OrganizationRow, _: unknown, { stores }: Context) =>
    stores.relations.representativeOf(organization._id),
  shareholders: relations('SHAREHOLDER'),
  agents: relations('AGENT'),
};

export const organizationResolvers = {
  Query: {
    organization: (
      _: unknown,
      { uscc }: { uscc: string },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.organizations.byUscc(uscc, selectedFields(info)),
    organizationByAnyCode: (
      _: unknown,
      { code }: { code: string },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.organizations.byAnyCode(code, selectedFields(info)),
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
