import type { Model } from 'mongoose';
import type { ClassifiedSubject } from '../../../schema/directory';
import type { OrganizationRow, SubjectRow } from '../../../schema/generated/subjects.rows';
import { streetIn } from '../../../schema/policy/streets';
import { openField } from '../../framework/vault/sealedResolvers';
import type { SealedField } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import { reportedText, UNREPORTED_DATE } from '../organization/unreported';
import { ageBand } from '../person/ageBand';
import { BIRTH_DATE, HOME_ADDRESS } from '../subject/sealed';
import { VISIBLE_SUBJECTS } from '../subject/visibleSubjects';

/** The facts of a subject, as far as its kind has them; those of a person are sealed. */
interface Found extends Pick<SubjectRow, '_id' | 'kind' | 'region'> {
  readonly legalType?: string | null;
  readonly registration: Pick<OrganizationRow['registration'], 'establishedOn' | 'industry'>;
  readonly organizationContact: Pick<OrganizationRow['organizationContact'], 'address'>;
  readonly personalContact?: object;
}

const READ = {
  kind: 1,
  region: 1,
  legalType: 1,
  'registration.establishedOn': 1,
  'registration.industry': 1,
  'organizationContact.address': 1,
  birthDate: 1,
  'personalContact.address': 1,
} as const;

/**
 * The dimensions of subjects, without those that may not be seen. Of a person only the age band and
 * the subdistrict of the home leave this function; both are null when the person's key is destroyed.
 * @param today YYYY-MM-DD
 */
export async function classifySubjects(
  model: Model<SubjectRow>,
  vault: Vault,
  ids: readonly string[],
  today: string,
): Promise<readonly ClassifiedSubject[]> {
  const found = await model
    .find({ _id: { $in: [...ids] }, ...VISIBLE_SUBJECTS }, READ)
    .lean<Found[]>()
    .exec();
  await vault.prefetch(found.filter(({ kind }) => kind === 'NATURAL_PERSON').map(({ _id }) => _id));
  return Promise.all(
    found.map(async (row) => ({ id: row._id, dimensions: await dimensionsOf(vault, row, today) })),
  );
}

async function dimensionsOf(
  vault: Vault,
  row: Found,
  today: string,
): Promise<ClassifiedSubject['dimensions']> {
  const { kind: subjectKind, region, legalType = null } = row;
  const base = { subjectKind, region: region || null };
  if (subjectKind !== 'NATURAL_PERSON') {
    const { registration, organizationContact } = row;
    const isReported = registration.establishedOn !== UNREPORTED_DATE;
    return {
      ...base,
      legalType,
      industry: (isReported && registration.industry) || null,
      street: streetOf(reportedText(organizationContact.address)),
      ageBand: null,
    };
  }
  const text = (field: SealedField, of: object) =>
    openField(vault, field, of) as Promise<string | null>;
  const [birthDate, address] = await Promise.all([
    text(BIRTH_DATE, row),
    text(HOME_ADDRESS, { ...row.personalContact, subjectId: row._id }),
  ]);
  return {
    ...base,
    legalType: null,
    industry: null,
    street: streetOf(address),
    ageBand: birthDate ? ageBand(birthDate, today) : null,
  };
}

const streetOf = (address: string | null) => (address === null ? null : streetIn(address));
