import type { ClientAction } from '../../../schema/generated/subjects.rows';
import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { Viewer } from '../../../schema/viewer';
import type { StoreRequest } from '../../framework/context';
import { textOf } from '../../framework/textOf';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { SEEN } from '../subject/seen';
import type { ClientModels } from './model';
import type { ClientRecord } from './record';

export interface ConfirmInput {
  /** The organisation's registered name, where the register here does not hold it. */
  readonly organizationName?: string | null;
  readonly reason: string;
}

/** What a confirmation depends on besides the entry. */
export interface ConfirmationFacts {
  /** Whether the caller took part in what they confirm. */
  readonly ownWork: boolean;
  /** The organisation's name in the register here; null where it holds no such organisation. */
  readonly registeredName: string | null;
}

/** The actions by which names and organisation come into an entry. */
const NAMING: readonly ClientAction[] = ['REGISTER', 'BOOTSTRAP', 'UPDATE'];

export async function confirmationFacts(
  { entry, change }: ClientModels,
  subjects: Model<SubjectRow>,
  clientId: string,
  { actor }: Pick<Viewer, 'actor'>,
): Promise<ConfirmationFacts> {
  const [ownWork, client] = await Promise.all([
    change.exists({ clientId, actor, action: { $in: NAMING } }).exec(),
    entry.findById(clientId, { organization: 1 }).lean<Pick<ClientRecord, 'organization'>>().exec(),
  ]);
  const organization = client?.organization ?? null;
  const subject =
    organization == null
      ? null
      : await subjects
          .findOne({ uscc: organization, ...SEEN }, { name: 1 })
          .lean<Pick<SubjectRow, 'name'>>()
          .exec();
  return { ownWork: ownWork !== null, registeredName: subject?.name ?? null };
}

/**
 * An entry confirmed under its present name.
 * @throws FORBIDDEN for who registered or updated it, INVALID_TRANSITION where just that is
 *   confirmed already, BAD_USER_INPUT for a registered name that is missing or another
 */
export function confirmed(
  entry: ClientRecord,
  input: ConfirmInput,
  { ownWork, registeredName }: ConfirmationFacts,
  { viewer, now }: Pick<StoreRequest, 'viewer' | 'now'>,
): ClientRecord {
  if (ownWork)
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
  const wrong = (message: string) => creditError('BAD_USER_INPUT', message);
  if (organization == null) {
    if (organizationName != null)
      throw wrong('The client names no organisation; omit organizationName.');
    return null;
  }
  if (registeredName === null) {
    if (organizationName == null)
      throw wrong(
        'The register holds no organisation of that code; give its registered name as organizationName.',
      );
    return textOf('organizationName', organizationName, 2, 100);
  }
  if (organizationName != null && organizationName !== registeredName)
    throw wrong('The register holds the organisation under another name than organizationName.');
  return registeredName;
}
