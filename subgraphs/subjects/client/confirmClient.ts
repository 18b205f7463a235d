import type { ClientAction } from '../../../schema/generated/subjects.rows';
import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { Viewer } from '../../../schema/viewer';
import type { StoreRequest } from '../../framework/context';
import { textOf } from '../../framework/textOf';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { VISIBLE_SUBJECTS } from '../subject/visibleSubjects';
import type { ClientModels } from './model';
import type { ClientRecord } from './record';

export interface ConfirmInput {
  /** The organisation's registered name; required when the local register does not contain it. */
  readonly organizationName?: string | null;
  readonly reason: string;
}

/** The facts, besides the entry, that decide a confirmation. */
export interface ConfirmationFacts {
  /** Whether the caller registered or updated the entry. */
  readonly editedByCaller: boolean;
  /** The organisation's name in the local register; null when it has no such organisation. */
  readonly registeredName: string | null;
}

/** The actions that set the names and the organisation of an entry. */
const NAMING_ACTIONS: readonly ClientAction[] = ['REGISTER', 'BOOTSTRAP', 'UPDATE'];

export async function confirmationFacts(
  { entry, change }: ClientModels,
  subjects: Model<SubjectRow>,
  clientId: string,
  { actor }: Pick<Viewer, 'actor'>,
): Promise<ConfirmationFacts> {
  const [ownEdit, client] = await Promise.all([
    change.exists({ clientId, actor, action: { $in: NAMING_ACTIONS } }).exec(),
    entry.findById(clientId, { organization: 1 }).lean<Pick<ClientRecord, 'organization'>>().exec(),
  ]);
  const organization = client?.organization ?? null;
  const subject =
    organization == null
      ? null
      : await subjects
          .findOne({ uscc: organization, ...VISIBLE_SUBJECTS }, { name: 1 })
          .lean<Pick<SubjectRow, 'name'>>()
          .exec();
  return { editedByCaller: ownEdit !== null, registeredName: subject?.name ?? null };
}

/**
 * An entry confirmed under its present name.
 * @throws FORBIDDEN when the caller registered or updated the entry, INVALID_TRANSITION when the
 *   same names are already confirmed, BAD_USER_INPUT for a missing or different registered name
 */
export function confirmedEntry(
  entry: ClientRecord,
  input: ConfirmInput,
  { editedByCaller, registeredName }: ConfirmationFacts,
  { viewer, now }: Pick<StoreRequest, 'viewer' | 'now'>,
): ClientRecord {
  if (editedByCaller)
    throw creditError(
      'FORBIDDEN',
      'The client must be confirmed by a person who neither registered nor updated it.',
    );
  const { name, confirmation } = entry;
  const organizationName = confirmedName(entry, input, registeredName);
  if (confirmation?.name === name && confirmation.organizationName === organizationName)
    throw creditError('INVALID_TRANSITION', 'The client is already confirmed under these names.');
  const { actor, department = null } = viewer;
  return { ...entry, confirmation: { name, organizationName, at: now, actor, department } };
}

function confirmedName(
  { organization }: ClientRecord,
  { organizationName }: ConfirmInput,
  registeredName: string | null,
): string | null {
  const invalid = (message: string) => creditError('BAD_USER_INPUT', message);
  if (organization == null) {
    if (organizationName != null)
      throw invalid('The client names no organisation; omit organizationName.');
    return null;
  }
  if (registeredName === null) {
    if (organizationName == null)
      throw invalid(
        'The register has no organisation with this code; give its registered name in organizationName.',
      );
    return textOf('organizationName', organizationName, 2, 100);
  }
  if (organizationName != null && organizationName !== registeredName)
    throw invalid('The field organizationName differs from the name in the register.');
  return registeredName;
}
