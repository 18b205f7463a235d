import { randomUUID } from 'node:crypto';
import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import type { StoreRequest } from '../../framework/context';
import { idempotencyOf } from '../../framework/idempotency';
import { textOf } from '../../framework/textOf';
import { sealDocument } from '../../framework/vault/sealedFields';
import { openField } from '../../framework/vault/sealedResolvers';
import { changeOnce, repeatedChange } from '../merge/changeOnce';
import type { SubjectChangeRecord } from '../merge/record';
import { registeredSubject, type RegisteredSubject } from '../merge/registered';
import { newPerson } from '../person/newPerson';
import { notAfter } from '../rights/notAfter';
import { SUBJECT_SEALED } from '../subject/sealed';
import { checkedOrganizationChange, checkedPersonChange, type CheckedChange } from './checkChange';
import { ownersOfCodes, ownersOfNumbers } from './owners';
import { putFormerCode, sealedFormerCode, startOfPresentCode } from './putFormerCode';
import type { ChangeGround, CodePeriod, FormerCodeRecord } from './record';
import { writeSubjects } from '../facts/writeSubjects';

export interface CodeChangeInput {
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
  readonly changedOn: string;
  readonly ground: ChangeGround;
  readonly reason: string;
}

export interface CodeChangeModels {
  readonly subject: Model<SubjectRow>;
  readonly formerCode: Model<FormerCodeRecord>;
  readonly subjectChange: Model<SubjectChangeRecord>;
}

const NUMBER = { field: 'NaturalPerson.idNumber', path: 'idNumber' } as const;

/**
 * Changes the code of a subject, or adds an earlier code to its history. One transaction writes the
 * new code, the former one and the record of the change; the subject keeps its id.
 * @throws NOT_FOUND, SUBJECT_MERGED, INVALID_TRANSITION, CODE_TAKEN, CONFLICT,
 *   IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT
 */
export async function changeCode(
  models: CodeChangeModels,
  request: Pick<StoreRequest, 'viewer' | 'now' | 'today' | 'vault'>,
  input: CodeChangeInput,
  key: string,
): Promise<SubjectChangeRecord> {
  const { viewer, now, today, vault } = request;
  const idempotency = idempotencyOf(key, ['CHANGE_CODE', input], viewer, vault);
  const { subjectId, ground } = input;
  const reason = textOf('reason', input.reason, 2, 500);
  const changedOn = notAfter('changedOn', input.changedOn, today);
  if (ground === 'MERGED')
    throw creditError('BAD_USER_INPUT', 'The field ground must not be MERGED; use mergeSubjects.');
  const before = await repeatedChange(models.subjectChange, idempotency);
  if (before) return before;

  const subject = await registeredSubject(models.subject, viewer, subjectId);
  const change = await checkedChange(subject);
  const former = await sealedFormerCode(vault, subjectId, change.from);
  const changed = change.replaces ? await changedFields(subject, change.to) : {};

  async function checkedChange(row: RegisteredSubject): Promise<CheckedChange> {
    if (row.kind !== 'NATURAL_PERSON') return checkedOrganizationChange(input, row.uscc, row);
    const present = await openField(vault, NUMBER, row);
    return checkedPersonChange(input, present as string | null, today);
  }

  /** The fields of the row that follow from the new code. */
  async function changedFields(row: RegisteredSubject, to: string): Promise<object> {
    if (row.kind !== 'NATURAL_PERSON') {
      const region = to.slice(2, 8);
      return { uscc: to, ...(ground === 'MOVED' && { region, 'registration.region': region }) };
    }
    const facts = { name: '', idNumber: to, region: row.region, phone: null, address: null };
    const { birthDate, sex } = newPerson(facts);
    const { _id, kind } = row;
    const sealed = await sealDocument(vault, SUBJECT_SEALED, {
      _id,
      kind,
      idNumber: to,
      birthDate,
      sex,
    });
    // Everything but what only says whose values they are.
    return Object.fromEntries(
      Object.entries(sealed).filter(([path]) => path !== '_id' && path !== 'kind'),
    );
  }

  /** @throws CODE_TAKEN when one of the codes is or was that of another subject */
  async function refuseTaken(session: ClientSession): Promise<void> {
    const codes = [change.from.code, change.to];
    const isPerson = subject.kind === 'NATURAL_PERSON';
    const present = isPerson
      ? { idNumberIndex: { $in: codes.flatMap((code) => vault.blindIndex(NUMBER.field, code)) } }
      : { uscc: { $in: codes } };
    const other = await models.subject
      .findOne({ ...present, _id: { $ne: subjectId } }, { _id: 1 })
      .session(session)
      .lean();
    const owners = isPerson
      ? await ownersOfNumbers(models.formerCode, vault, codes, session)
      : await ownersOfCodes(models.formerCode, codes, session);
    if (other !== null || [...owners.values()].some((owner) => owner !== subjectId))
      throw creditError('CODE_TAKEN');
  }

  return changeOnce(models.subjectChange, idempotency, async (session) => {
    const current = await registeredSubject(models.subject, viewer, subjectId, session);
    if (current.uscc !== subject.uscc || numberOf(current) !== numberOf(subject))
      throw creditError('CONFLICT');
    await refuseTaken(session);
    const start = await startOfPresentCode(models.formerCode, subjectId, session);
    if (change.replaces && start !== null && changedOn < start)
      throw creditError('BAD_USER_INPUT', 'The field changedOn is before the previous change.');
    const period: CodePeriod = {
      from: change.replaces ? start : null,
      to: changedOn,
      ground,
      department: viewer.department!,
      reason,
    };
    if (change.replaces)
      await writeSubjects(models.subject.db, [subjectId], session, () =>
        models.subject.updateOne({ _id: subjectId }, { $set: changed }, { session }),
      );
    await putFormerCode(models.formerCode, vault, former, period, session);
    return {
      _id: randomUUID(),
      subjectId,
      action: 'CODE',
      ground,
      changedOn,
      duplicateId: null,
      reason,
      contradictions: null,
      at: now,
      by: viewer.actor,
      department: viewer.department!,
      event: null,
      key: idempotency.key,
      input: idempotency.digests[0]!,
    };
  });
}

/** The sealed number: another ciphertext shows that it was written in the meantime. */
function numberOf(row: RegisteredSubject): unknown {
  return 'idNumber' in row ? row.idNumber : undefined;
}
