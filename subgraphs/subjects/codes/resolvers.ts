import { agreesWithForm, decodeUscc } from '../../../schema/identifiers/decodeUscc';
import type { NaturalPersonRow, OrganizationRow } from '../../../schema/generated/subjects.rows';
import type { SubgraphContext } from '../../framework/context';
import type { Stores } from '../stores';
import type { CodeChangeInput } from './changeCode';
import type { UsedCode } from './store';

type Context = SubgraphContext<Stores>;

const shown = (
  code: UsedCode,
  { _id, region }: { readonly _id: string; readonly region: string },
) => ({
  ...code,
  documentId: code._id,
  subjectId: _id,
  region,
  validFrom: code.from,
  validTo: code.to,
});

const organizationFields = {
  codeParts: (organization: OrganizationRow) => ({
    ...decodeUscc(organization.uscc),
    agreesWithForm: agreesWithForm(organization.uscc, organization),
  }),
  formerCodes: async (organization: OrganizationRow, _: unknown, { stores }: Context) =>
    (await stores.formerCodes.ofSubject(organization._id)).map((code) => shown(code, organization)),
};

export const codeResolvers = {
  Mutation: {
    changeSubjectCode: (
      _: unknown,
      { input, key }: { readonly input: CodeChangeInput; readonly key: string },
      { stores }: Context,
    ) => stores.subjectChanges.changeCode(input, key),
  },
  LegalPerson: organizationFields,
  UnincorporatedOrganization: organizationFields,
  SelfEmployed: organizationFields,
  NaturalPerson: {
    formerNumbers: async (person: NaturalPersonRow, _: unknown, { stores }: Context) =>
      (await stores.formerCodes.ofSubject(person._id)).map((code) => shown(code, person)),
  },
};
